import { createSignal, For, Show, type JSX } from 'solid-js';
import { mayRecordIn } from '../../../shared/documents/record-permissions.ts';
import { sumOf, type MethodSum } from '../../../shared/domain/shift/cash-count.ts';
import { closingDifferences, decideShift } from '../../../shared/domain/shift/decide.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import type { KnownShift } from '../../session/shift.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { CountSheet, createCounting } from './count-sheet.tsx';
import { Differences } from './differences.tsx';
import { shiftFault } from './shift-errors.ts';
import styles from './shift-screen.module.css';

/** The drawer goes on with another cashier, counted by both. */
export function HandOverDialog(props: { readonly shift: KnownShift; readonly expected: readonly MethodSum[]; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const counting = createCounting();
  const [to, setTo] = createSignal<StaffId | null>(null);
  const [fault, setFault] = createSignal<string | null>(null);
  const people = () => session.staff().filter(({ id, role }) => id !== props.shift.state.cashier && mayRecordIn('shift.closed', role, session.self()?.kind ?? 'display'));
  const confirm = (): void => {
    const staffId = to();
    if (staffId === null) return;
    const done = session.records.act('shift', props.shift.id, decideShift, { type: 'hand-over', to: staffId, count: counting.sheet(), expected: sumOf(props.expected, 'cash') });
    if (done.ok) {
      showToast(shiftTexts().saved);
      props.onClose();
    } else setFault(shiftFault(done.error, money));
  };
  return (
    <Dialog
      title={shiftTexts().handOver} wide shape="full" onClose={() => props.onClose()}
      actions={<><Button size="large" onClick={() => props.onClose()}>{shell().cancel}</Button><Button size="large" kind="accent" disabled={to() === null} onClick={confirm}>{shiftTexts().handOver}</Button></>}
    >
      <div class={styles['form']}>
        <Show when={fault()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
        <p class={styles['soft']}>{shiftTexts().handOverHint}</p>
        <h3>{shiftTexts().toWhom}</h3>
        <div class={styles['choices']}>
          <For each={people()} fallback={<p class={styles['soft']}>{shiftTexts().nobody}</p>}>
            {(member) => <Button size="large" pressed={to() === member.id} onClick={() => setTo(member.id)}>{member.name}</Button>}
          </For>
        </div>
        <CountSheet counting={counting} />
        <Show when={!session.settings().shifts.blindClose}>
          <Differences differences={closingDifferences([{ method: 'cash', kind: 'cash', amount: counting.total() }], props.expected)} expected={props.expected} />
        </Show>
      </div>
    </Dialog>
  );
}
