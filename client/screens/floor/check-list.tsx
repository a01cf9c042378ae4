import { For, type JSX } from 'solid-js';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { CheckStatus } from '../../../shared/projections/floor-status.ts';
import { floorTexts } from '../../i18n/floor.ts';
import { useSession } from '../../session/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, Row } from '../../ui/list.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { ageWords } from '../floor-parts/floor-words.ts';
import { checkName } from './check-words.ts';

/** Open checks to choose one from. */
export function CheckList(props: { readonly checks: readonly CheckStatus[]; readonly nowMs: number; readonly onChoose: (id: DocId) => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const title = (check: CheckStatus): string => { const state = session.orders[check.orderId]; return state ? checkName(state) : check.number; };
  return (
    <List>
      <For each={props.checks} fallback={<EmptyState title={floorTexts().noOther} />}>
        {(check) => (
          <Row
            title={title(check)}
            detail={`${floorTexts().moods[check.mood]} · ${ageWords(props.nowMs - check.openedAtMs)}`}
            end={<b class="money">{money(check.total)}</b>}
            onSelect={() => props.onChoose(check.orderId)}
          />
        )}
      </For>
    </List>
  );
}
