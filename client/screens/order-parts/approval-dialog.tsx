import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { createSignal, For, Show, untrack, type JSX } from 'solid-js';
import { approvalTexts } from '../../i18n/approval.ts';
import { shell } from '../../i18n/shell.ts';
import { approversOf, type ApprovalRequest } from '../../session/approval.ts';
import type { StaffMember } from '../../session/branch.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PinEntry } from '../sign-in/pin-entry.tsx';
import { useAmounts } from './amounts.ts';
import styles from './approval-dialog.module.css';

/** Somebody with the right enters their PIN on this device, with the network or without; who is signed in stays signed in. */
export default function ApprovalDialog(props: { readonly request: ApprovalRequest }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const people = (): readonly StaffMember[] => approversOf(session);
  const only = untrack(() => (people().length === 1 ? people()[0]! : null));
  const [person, setPerson] = createSignal<StaffMember | null>(only);
  return (
    <Dialog title={approvalTexts().title} shape="sheet" onClose={() => props.request.decline()}>
      <p class={styles['what']}>
        <span>{approvalTexts().actions[props.request.action]}</span>
        <Show when={props.request.amount !== 0}><b class="money">{money(props.request.amount)}</b></Show>
      </p>
      <Show
        when={person()}
        keyed
        fallback={
          <Show when={people().length > 0} fallback={<EmptyState title={approvalTexts().nobody} hint={approvalTexts().nobodyHint} />}>
            <h3 class={styles['who']}>{approvalTexts().who}</h3>
            <div class={styles['people']}>
              <For each={people()}>
                {(member) => <Button size="large" onClick={() => setPerson(member)}><span>{member.name}<small class={styles['role']}>{shell().roles[member.role]}</small></span></Button>}
              </For>
            </div>
          </Show>
        }
      >
        {(member) => (
          <>
            <Show when={people().length > 1}>
              <Button kind="quiet" onClick={() => setPerson(null)}><ArrowLeft size={20} />{approvalTexts().back}</Button>
            </Show>
            <PinEntry
              member={member}
              confirm={approvalTexts().allow}
              check={(pin) => session.link.request('verifyPin', { staffId: member.id, pin })}
              onEntered={() => props.request.allow(member.id)}
            />
          </>
        )}
      </Show>
    </Dialog>
  );
}
