import { createSignal, type Accessor } from 'solid-js';
import { mayRecord } from '../../shared/documents/permissions.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import type { ApprovalAction } from '../../shared/domain/order/ops.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { Money } from '../../shared/kernel/money.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { StaffMember } from './branch.ts';
import type { Session } from './session.ts';

/** What is to be allowed: in an order, or a difference in the drawer when a shift is closed. */
export type ApprovalSubject = ApprovalAction | 'difference';

/** What a decision answers when somebody else must allow it. */
export type ApprovalNeeded = { readonly type: 'approval-needed'; readonly action: ApprovalSubject; readonly amount: Money };

/** A question that is on the screen: `allow` goes on in the name of whoever entered the PIN, `decline` leaves everything as it was. */
export type ApprovalRequest = {
  readonly action: ApprovalSubject;
  readonly amount: Money;
  readonly allow: (staffId: StaffId) => void;
  readonly decline: () => void;
};

const [request, setRequest] = createSignal<ApprovalRequest | null>(null);

/** What is being asked now; the frame shows the dialog for it. Reactive. */
export const approvalRequest: Accessor<ApprovalRequest | null> = request;

/** Whoever asks while another question stands takes its place: the older one is declined. */
function ask({ action, amount }: ApprovalNeeded): Promise<StaffId | null> {
  request()?.decline();
  return new Promise((resolve) => {
    const answer = (staffId: StaffId | null): void => {
      setRequest(null);
      resolve(staffId);
    };
    setRequest({ action, amount, allow: answer, decline: () => answer(null) });
  });
}

/**
 * Runs a command at once; where it needs somebody's approval asks for that person's PIN and runs it
 * again with `approvedBy`. Nothing waits on the way that needs no approval: what `run` paints is
 * painted before this returns. Answers the last run's result, thus `approval-needed` when the person
 * thought better of it.
 */
export async function actWithApproval<T, E extends { readonly type: string }>(
  run: (approvedBy?: StaffId) => Result<T, E> | Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const first = await run();
  if (first.ok || !needsApproval(first.error)) return first;
  const approvedBy = await ask(first.error);
  return approvedBy === null ? first : run(approvedBy);
}

const needsApproval = (error: { readonly type: string }): error is ApprovalNeeded => error.type === 'approval-needed';

const approvable: Readonly<Record<Extract<OrderCommand, { approvedBy?: StaffId }>['type'], true>> = {
  'void-line': true, discount: true, comp: true, 'remove-charge': true, refund: true, reopen: true,
};

/** The same commands in the name of whoever allows them; as they are when nobody was asked. */
export const approvedCommands = (commands: readonly OrderCommand[], approvedBy: StaffId | undefined): readonly OrderCommand[] =>
  (approvedBy === undefined ? commands : commands.map((command) => (Object.hasOwn(approvable, command.type) ? { ...command, approvedBy } : command) as OrderCommand));

/** People who may allow things on this device, by name. */
export function approversOf(session: Pick<Session, 'staff' | 'self'>): readonly StaffMember[] {
  const device = session.self();
  return device === null ? [] : session.staff().filter(({ role }) => mayRecord('approval.granted', role, device.kind));
}
