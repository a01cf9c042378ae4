import { createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import type { PlacedTable } from '../../../shared/domain/branch/floor.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { CheckStatus } from '../../../shared/projections/floor-status.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { till } from '../../i18n/till.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FloorData } from '../floor-parts/floor-data.ts';
import { ageWords, attentionWords, moodWords } from '../floor-parts/floor-words.ts';
import { useAmounts } from '../order-parts/amounts.ts';
import { CheckActions, type CheckStep } from './check-actions.tsx';
import { CheckStepDialog } from './check-steps.tsx';
import styles from './floor-dialogs.module.css';

/** The checks of a table and what can be done with each. */
export function TableSheet(props: {
  readonly table: PlacedTable;
  readonly data: FloorData;
  readonly onOpen: (id: DocId) => void;
  readonly onSeat: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const [step, setStep] = createSignal<{ readonly what: CheckStep; readonly orderId: DocId } | null>(null);
  const status = () => props.data.statusOf(props.table.id);
  const name = (check: CheckStatus): string => session.staff().find(({ id }) => id === check.waiter)?.name ?? '';
  const details = (check: CheckStatus): string => [
    moodWords(check, props.data.nowMs()), floorTexts().openFor(ageWords(props.data.nowMs() - check.openedAtMs)), name(check),
    ...(check.guests > 0 ? [floorTexts().guestCount(check.guests)] : []),
  ].filter((text) => text !== '').join(' · ');
  return (
    <Switch>
      <Match when={step()} keyed>
        {(now) => <CheckStepDialog what={now.what} orderId={now.orderId} data={props.data} onDone={props.onClose} onClose={() => setStep(null)} />}
      </Match>
      <Match when={step() === null}>
        <Dialog
          title={till().tableNamed(props.table.name)}
          shape="sheet"
          wide
          onClose={props.onClose}
          actions={<Button size="large" onClick={() => props.onSeat()}>{floorTexts().another}</Button>}
        >
          <div class={styles['stack']}>
            <For each={status().checks}>
              {(check) => (
                <article class={styles['check']} data-check={check.number}>
                  <header class={styles['head']}>
                    <h3>{check.number}</h3>
                    <b class={`money ${styles['amount']}`}>{money(check.total)}</b>
                  </header>
                  <p class={styles['soft']}>{details(check)}</p>
                  <Show when={check.attention.length > 0}><p class={styles['attention']}>{check.attention.map(attentionWords).join(' · ')}</p></Show>
                  <CheckActions orderId={check.orderId} onOpen={() => props.onOpen(check.orderId)} onStep={(what) => setStep({ what, orderId: check.orderId })} />
                </article>
              )}
            </For>
          </div>
        </Dialog>
      </Match>
    </Switch>
  );
}
