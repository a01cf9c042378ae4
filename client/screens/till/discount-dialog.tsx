import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import { authorityOf } from '../../../shared/domain/branch/discount-caps.ts';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import type { DiscountValue } from '../../../shared/domain/order/frozen.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { currencyOf, formatTyped } from '../../i18n/money.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { formatRate } from '../../i18n/rate.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typeKey } from '../../ui/typed-number.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import styles from './discount-dialog.module.css';
import { readDiscount, usualShares, type DiscountKind } from './discount-entry.ts';

export type DiscountDialogProps = {
  readonly title: string;
  /** What it is taken of. */
  readonly base: Money;
  readonly onDiscount: (value: DiscountValue, reason: string) => void;
  readonly onClose: () => void;
};

/** How much and why: a share or an amount, by one tap or typed; beyond the person's cap a manager is asked afterwards. */
export default function DiscountDialog(props: DiscountDialogProps): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [kind, setKind] = createSignal<DiscountKind>('percent');
  const [text, setText] = createSignal('');
  const [reason, setReason] = createSignal('');
  const [own, setOwn] = createSignal('');
  const fractionDigits = (): number => currencyOf(session.settings().currency).fractionDigits;
  const read = createMemo(() => readDiscount(text(), kind(), props.base, fractionDigits()));
  const cap = (): number => authorityOf(session.actor()?.role ?? 'waiter', session.settings().discountCaps).discountCapBasisPoints;
  const why = (): string => own().trim() || reason();
  const reasons = (): readonly string[] => reasonsFor(session.settings().reasons, 'discount').map(({ name }) => nameIn(name));
  const turn = (next: DiscountKind): void => {
    setKind(next);
    setText('');
  };
  const give = (): void => {
    const discount = read();
    if (discount !== null && why() !== '') props.onDiscount(discount.value, why());
  };

  return (
    <Dialog
      title={props.title}
      shape="full"
      wide
      onClose={props.onClose}
      actions={<Button kind="accent" size="large" disabled={read() === null || why() === ''} onClick={give}>{workTexts().apply}</Button>}
    >
      <div class={styles['columns']}>
        <section class={styles['value']}>
          <div class={styles['kinds']} role="group">
            <Button pressed={kind() === 'percent'} onClick={() => turn('percent')}>%</Button>
            <Button pressed={kind() === 'amount'} onClick={() => turn('amount')}>{workTexts().amount}</Button>
          </div>
          <p class={styles['typed']}>
            <output>{text() === '' ? '0' : formatTyped(text(), language())}{kind() === 'percent' ? '\u00a0%' : ''}</output>
            <span class={styles['effect']} classList={{ [styles['fault'] ?? '']: text() !== '' && read() === null }}>
              <Show when={read()} fallback={text() === '' ? workTexts().ofWhat(money(props.base)) : workTexts().tooMuch}>
                {(discount) => workTexts().takesOff(money(discount().takesOff))}
              </Show>
            </span>
          </p>
          <Show when={kind() === 'percent'}>
            <div class={styles['shares']}>
              <For each={usualShares}>
                {(share) => <Button pressed={read()?.value.kind === 'percent' && text() === String(share / 100)} onClick={() => setText(String(share / 100))}>{formatRate(share, language())}</Button>}
              </For>
            </div>
          </Show>
          <Keypad corner={kind() === 'percent' || fractionDigits() > 0 ? '.' : '000'} onKey={(key) => setText((old) => typeKey(old, key, 12))} onEnter={give} />
        </section>
        <section class={styles['why']}>
          <h3>{workTexts().why}</h3>
          <div class={styles['reasons']}>
            <For each={reasons()}>{(name) => <Button size="large" pressed={own().trim() === '' && reason() === name} onClick={() => { setOwn(''); setReason(name); }}>{name}</Button>}</For>
          </div>
          <TextField label={workTexts().ownReason} value={own()} onText={setOwn} maxLength={200} />
          <Show when={cap() < 10_000}>
            <p class={styles['cap']}>{cap() > 0 ? workTexts().cap(formatRate(cap(), language())) : workTexts().capNone}</p>
          </Show>
        </section>
      </div>
    </Dialog>
  );
}
