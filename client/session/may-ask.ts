import { approvalFor } from '../../shared/documents/permissions.ts';
import type { OrderOpType } from '../../shared/domain/order/ops.ts';
import type { Session } from './session.ts';

/** Whether the person signed in may record this, alone or with a manager's PIN. Reactive. */
export function mayAsk(session: Pick<Session, 'may' | 'actor' | 'self'>, opType: OrderOpType): boolean {
  const actor = session.actor();
  const device = session.self();
  return session.may(opType) || (actor !== null && device !== null && approvalFor(opType, actor.role, device.kind) !== null);
}
