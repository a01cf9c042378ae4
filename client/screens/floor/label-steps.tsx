import { createMemo, createSignal, For, untrack, type JSX } from 'solid-js';
import type { StaffMember } from '../../session/branch.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { List, Row } from '../../ui/list.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import type { StepProps } from './check-steps.tsx';
import { checkName } from './check-words.ts';
import styles from './floor-dialogs.module.css';
import { tellResult } from '../order-parts/tell-result.ts';

/** Who serves the check from now on. */
export function WaiterStep(props: StepProps): JSX.Element {
  const session = useSession();
  const order = () => session.orders[props.orderId];
  const people = createMemo(() => session.staff().filter(({ role }) => role !== 'kitchen'));
  const hand = ({ id, name }: StaffMember): void => {
    const number = order()?.number ?? '';
    if (tellResult(session, session.act(props.orderId, { type: 'label', label: 'waiter', value: id }), floorTexts().handed(number, name))) props.onDone();
  };
  return (
    <Dialog title={floorTexts().waiterTitle(order() ? checkName(order()!) : '')} shape="sheet" onClose={props.onClose}>
      <List>
        <For each={people()}>
          {(person) => <Row title={person.name} detail={shell().roles[person.role]} selected={(order()?.waiter ?? order()?.openedBy) === person.id} onSelect={() => hand(person)} />}
        </For>
      </List>
    </Dialog>
  );
}

const mostGuests = 200;

/** How many guests the check is for. */
export function GuestsStep(props: StepProps): JSX.Element {
  const session = useSession();
  const [guests, setGuests] = createSignal(untrack(() => session.orders[props.orderId]?.guests ?? 0));
  const save = (): void => {
    const number = session.orders[props.orderId]?.number ?? '';
    if (tellResult(session, session.act(props.orderId, { type: 'label', label: 'guests', value: guests() }), `${number}: ${floorTexts().guestCount(guests())}`)) props.onDone();
  };
  return (
    <Dialog title={floorTexts().covers} shape="sheet" onClose={props.onClose} actions={<Button autofocus kind="accent" size="large" onClick={save}>{shell().done}</Button>}>
      <div class={styles['stack']}>
        <Stepper label={floorTexts().guests} value={guests()} least={0} most={mostGuests} less={floorTexts().fewer} more={floorTexts().more} onValue={setGuests} />
      </div>
    </Dialog>
  );
}
