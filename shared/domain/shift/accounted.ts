import type { DocId, OpId } from '../../kernel/ids.ts';
import type { OrderState } from '../order/state.ts';
import type { ShiftState } from './state.ts';

/** The payments and refunds that the reports of a shift cover; none before its Z report. */
export const coveredOps = ({ zReports, corrections }: ShiftState): ReadonlySet<OpId> =>
  new Set([...zReports.slice(0, 1), ...corrections].flatMap(({ covers }) => covers.checks.flatMap(({ ops }) => ops)));

/** The shifts whose accounts a check is part of. */
export const shiftsOf = ({ payments, refunds }: OrderState): ReadonlySet<DocId> =>
  new Set([...payments, ...refunds].flatMap(({ shift }) => (shift === null ? [] : [shift])));

/** Whether every payment and refund that names a shift is in a report of it. */
export const isAccounted = ({ payments, refunds }: OrderState, coveredByShift: ReadonlyMap<string, ReadonlySet<OpId>>): boolean =>
  [...payments, ...refunds].every(({ shift, opId }) => shift === null || coveredByShift.get(shift)?.has(opId) === true);
