import { createSignal, For, Show, type JSX } from 'solid-js';
import { reasonKinds, reasonsFor, type Reason } from '../../../shared/domain/branch/reasons.ts';
import type { Role } from '../../../shared/domain/staff/staff.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { percentText, readPercent } from './field-values.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

/** Those who serve; managers and admins need nobody's approval. */
const capped: readonly Role[] = ['manager', 'cashier', 'waiter'];

/** How much each role may take off alone, and the reasons offered for everything that is taken off or given back. */
export function DiscountsSection(): JSX.Element {
  const session = useSession();
  const [editing, setEditing] = createSignal<string | null>(null);
  const reasons = (): readonly Reason[] => session.settings().reasons;
  const edited = (): Reason | undefined => reasons().find(({ id }) => id === editing());
  const lastOrder = (): number => Math.max(0, ...reasons().map(({ order }) => order));
  return (
    <>
      <section class={styles['section']}>
        <h3>{branchTexts().caps}</h3>
        <div class={styles['pair']}>
          <For each={capped}>
            {(role) => <SavedField label={shell().roles[role]} entry={`branch:settings:discount_cap_${role}`} inputmode="decimal" value={percentText(session.settings().discountCaps[role])} read={readPercent} />}
          </For>
        </div>
        <p class={styles['soft']}>{branchTexts().capsHint}</p>
      </section>
      <For each={reasonKinds}>
        {(kind) => (
          <section class={styles['section']}>
            <h3>{branchTexts().reasons}: {branchTexts().reasonKinds[kind]}</h3>
            <RecordList kind="reason" records={reasonsFor(reasons(), kind)} onEdit={setEditing} addLabel={branchTexts().reasonAdd} fresh={{ kind }} lastOrder={lastOrder()} />
          </section>
        )}
      </For>
      <Show when={edited()}>{(reason) => <RecordDialog kind="reason" record={reason()} removable onClose={() => setEditing(null)} />}</Show>
    </>
  );
}
