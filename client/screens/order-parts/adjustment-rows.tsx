import Trash from 'lucide-solid/icons/trash';
import { For, Show, type JSX } from 'solid-js';
import type { Adjustment } from '../../../shared/domain/order/state.ts';
import type { OpId } from '../../../shared/kernel/ids.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import { useAdjustmentWords } from './line-details.tsx';

/** Discounts and comps that stand, who gave them, and the way to take one back. */
export function AdjustmentRows(props: { readonly adjustments: readonly Adjustment[]; readonly onRemove: (id: OpId) => void }): JSX.Element {
  const session = useSession();
  const words = useAdjustmentWords();
  const person = (id: string | null): string => session.staff().find((member) => member.id === id)?.name ?? '';
  return (
    <Show when={props.adjustments.length > 0}>
      <List label={workTexts().given}>
        <For each={props.adjustments}>
          {(given) => (
            <Row
              title={words(given)}
              detail={[person(given.by), given.approvedBy === null || given.approvedBy === given.by ? '' : person(given.approvedBy)].filter(Boolean).join(' · ')}
              end={<Button kind="quiet" size="square" aria-label={workTexts().removeNamed(words(given))} onClick={() => props.onRemove(given.opId)}><Trash size={20} /></Button>}
            />
          )}
        </For>
      </List>
    </Show>
  );
}
