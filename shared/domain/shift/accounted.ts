import type { DocId, OpId } from '../../kernel/ids.ts';
import type { OrderState } from '../order/state.ts';
import { settledBy } from './report.ts';
import type { ShiftState } from './state.ts';

/** The payments, refunds and closings that the reports of a shift cover; none before its Z report. */
export const coveredOps = ({ zReports, corrections }: ShiftState): ReadonlySet<OpId> =>
  new Set([...zReports.slice(0, 1), ...corrections].flatMap(({ covers }) => covers.checks.flatMap(({ ops }) => ops)));

/** What of a check names the shift in whose account it is: payments, refunds, and what settled it. */
const namedIn = (order: OrderState): readonly { readonly opId: OpId; readonly shift: DocId | null }[] => {
  const settling = settledBy(order);
  return [...order.payments, ...order.refunds, ...(settling ? [settling] : [])];
};

/** The shifts whose accounts a check is part of. */
export const shiftsOf = (order: OrderState): ReadonlySet<DocId> => new Set(namedIn(order).flatMap(({ shift }) => (shift === null ? [] : [shift])));

/** Whether everything of a check that names a shift is in a report of it. */
export const isAccounted = (order: OrderState, coveredByShift: ReadonlyMap<string, ReadonlySet<OpId>>): boolean =>
  namedIn(order).every(({ shift, opId }) => shift === null || coveredByShift.get(shift)?.has(opId) === true);
