import { createSignal, Show, untrack, type JSX } from 'solid-js';
import { uuidv7 } from 'uuidv7';
import { decideCustomer } from '../../../shared/domain/customer/decide.ts';
import type { CustomerDetails } from '../../../shared/domain/customer/ops.ts';
import { asId, type DocId } from '../../../shared/kernel/ids.ts';
import { customerTexts } from '../../i18n/customers.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './customers.module.css';
import { customerWithPhone } from './find-customers.ts';

export type CustomerFormProps = {
  /** Null: somebody new. */
  readonly id: string | null;
  readonly before: CustomerDetails;
  readonly onSaved: (id: string) => void;
  /** Offered when the phone number turns out to be somebody else's. */
  readonly onKnown?: (id: string) => void;
};

const fields = ['name', 'phone', 'address', 'note'] as const;

/** What is known of a guest. Only what differs is recorded, so that two tills do not undo each other. */
export function CustomerForm(props: CustomerFormProps): JSX.Element {
  const session = useSession();
  const [entry, setEntry] = createSignal<CustomerDetails>(untrack(() => {
    const { name, phone, address, note } = props.before;
    return { name, phone, address, note };
  }));
  const [problem, setProblem] = createSignal<string | undefined>();
  const known = () => customerWithPhone(session.records.customers, entry().phone, props.id ?? undefined);
  const set = (change: Partial<CustomerDetails>): void => {
    setProblem(undefined);
    setEntry((old) => ({ ...old, ...change }));
  };
  const save = (): void => {
    const [id, before] = untrack(() => [props.id, props.before]);
    const details: CustomerDetails = { name: entry().name.trim(), phone: entry().phone.trim(), address: entry().address.trim(), note: entry().note.trim() };
    const changes = Object.fromEntries(fields.filter((field) => details[field] !== before[field]).map((field) => [field, details[field]]));
    if (id !== null && Object.keys(changes).length === 0) {
      props.onSaved(id);
      return;
    }
    const docId = asId<DocId>(id ?? `customer:${uuidv7()}`);
    const result = session.records.act('customer', docId, decideCustomer, id === null ? { type: 'register', ...details } : { type: 'change', changes });
    if (result.ok) {
      props.onSaved(result.value);
      return;
    }
    const texts = customerTexts().errors;
    const { type } = result.error;
    setProblem(type === 'name-and-phone-missing' || type === 'too-long' || type === 'not-allowed' ? texts[type] : texts.other);
  };
  return (
    <form
      class={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={customerTexts().phone} type="tel" inputmode="tel" autocomplete="off" maxLength={40} value={entry().phone} onText={(phone) => set({ phone })} />
      <Show when={known()}>
        {(other) => (
          <p class={styles['known']} role="status">
            {customerTexts().known(other().state.name || customerTexts().unnamed)}
            <Show when={props.onKnown}>{(onKnown) => <Button onClick={() => onKnown()(other().id)}>{customerTexts().useKnown}</Button>}</Show>
          </p>
        )}
      </Show>
      <TextField label={customerTexts().name} autocomplete="off" maxLength={120} error={problem()} value={entry().name} onText={(name) => set({ name })} />
      <TextField label={customerTexts().address} autocomplete="off" maxLength={300} value={entry().address} onText={(address) => set({ address })} />
      <TextField label={customerTexts().note} hint={customerTexts().noteHint} autocomplete="off" maxLength={300} value={entry().note} onText={(note) => set({ note })} />
      <Button kind="accent" size="large" type="submit">{shell().save}</Button>
    </form>
  );
}
