import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import type { DocId } from '../../../shared/kernel/ids.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { mergeChecks } from '../../session/transfers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckList } from './check-list.tsx';
import type { StepProps } from './check-steps.tsx';
import { checkName } from './check-words.ts';
import { tellResult } from '../order-parts/tell-result.ts';

/** Everything of one check goes into another; asked once more, for it cannot be taken back with one tap. */
export function MergeStep(props: StepProps): JSX.Element {
  const session = useSession();
  const [into, setInto] = createSignal<DocId | null>(null);
  const name = (id: DocId | null): string => { const state = id === null ? undefined : session.orders[id]; return state ? checkName(state) : ''; };
  const others = createMemo(() => props.data.checks().filter(({ orderId }) => orderId !== props.orderId).sort((a, b) => a.openedAtMs - b.openedAtMs));
  const merge = (target: DocId): void => {
    const [from, to] = [session.orders[props.orderId]?.number ?? '', name(target)];
    if (tellResult(session, mergeChecks(session, props.orderId, target), floorTexts().merged(from, to))) props.onDone();
  };
  return (
    <Dialog
      title={floorTexts().mergeTitle(name(props.orderId))}
      shape="full"
      wide
      onClose={props.onClose}
      actions={
        <Show when={into()}>
          {(target) => (
            <>
              <Button onClick={() => setInto(null)}>{shell().back}</Button>
              <Button kind="accent" size="large" onClick={() => merge(target())}>{floorTexts().merge}</Button>
            </>
          )}
        </Show>
      }
    >
      <Show when={into()} fallback={<CheckList checks={others()} nowMs={props.data.nowMs()} onChoose={setInto} />}>
        {(target) => <p>{floorTexts().mergeAsk(name(props.orderId), name(target()))}</p>}
      </Show>
    </Dialog>
  );
}
