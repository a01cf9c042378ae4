import type { Journal } from '../../shared/crdt/journal.ts';
import { differenceOf, isNoDifference, type ShiftFigures } from '../../shared/domain/shift/figures.ts';
import { reportedFigures, verifyZChain } from '../../shared/domain/shift/make-z.ts';
import { shiftFigures } from '../../shared/domain/shift/report.ts';
import type { ShiftState } from '../../shared/domain/shift/state.ts';
import type { ZReport } from '../../shared/domain/shift/z-report.ts';
import { knownOrders, knownShifts, shiftOf, type Known } from './states.ts';
import { must } from './violation.ts';

/** A device that was set back to a backup may have closed one shift twice under one number: people are shown both. */
const wasNumberedTwice = ({ zReports }: ShiftState): boolean => new Set(zReports.map(({ number }) => number)).size < zReports.length;

/** On every screen at any moment: reports say what they said when they were made. */
export function checkShift(doc: Journal): void {
  const shift = shiftOf(doc);
  // A correction whose predecessor has not arrived cannot be checked yet.
  const complete = shift.corrections.every(({ index }, at) => index === at + 1);
  must(!complete || wasNumberedTwice(shift) || verifyZChain(doc.id, shift), 'Z hashes verify and chain', () => `${doc.id}: ${shift.zReports.map(({ number }) => number).join()} ${shift.corrections.map(({ number }) => number).join()}`);
}

const isSettled = (shift: Known<ShiftState>, docs: ReadonlyMap<string, Journal>): boolean => {
  const reports = [...shift.state.zReports.slice(0, 1), ...shift.state.corrections];
  return reports.every(({ covers }) => covers.checks.every(({ order, ops }) => {
    const doc = docs.get(order);
    return doc !== undefined && ops.every((op) => Object.hasOwn(doc.ops, op) || Object.hasOwn(doc.refused, op));
  }));
};

const tellsOf = (a: ShiftFigures, b: ShiftFigures): string => JSON.stringify(differenceOf(a, b));

/** Money aside from what was settled, corrected or lost: the whole shift, recomputed. */
function checkFigures(shifts: readonly Known<ShiftState>[], docs: ReadonlyMap<string, Journal>): void {
  const orders = knownOrders(docs.values());
  for (const shift of shifts) {
    if (shift.state.zReports.length === 0 || wasNumberedTwice(shift.state) || !isSettled(shift, docs)) continue;
    const worked = orders.some(({ state }) => state.status === 'open' && state.closes.length > 0);
    const whole = shiftFigures(shift.id, shift.state, orders);
    const told = reportedFigures(shift.state);
    if (worked) continue;
    must(isNoDifference(differenceOf(whole, told)), 'Z and corrections are the whole shift', () => `${shift.id}: not told ${tellsOf(whole, told)}`);
  }
}

/** Devices of whose reports the server refused some: made by people who had left, they count nothing, and the next may take their number or follow them. */
const refusedLetters = (docs: Iterable<Journal>): ReadonlySet<string> =>
  new Set([...docs].flatMap((doc) => Object.values(doc.ops).filter(({ id, type }) => type === 'shift.z-reported' && Object.hasOwn(doc.refused, id)).map(({ data }) => (data as ZReport).letter)));

/** Each device counts its reports without a gap and chains them; a restored one may do so twice. */
function checkNumbers(shifts: readonly Known<ShiftState>[], refused: ReadonlySet<string>, restored: ReadonlySet<string>): void {
  const reports = shifts.flatMap(({ state }) => state.zReports);
  for (const letter of new Set(reports.map((z) => z.letter))) {
    if (restored.has(letter)) continue;
    const own = reports.filter((z) => z.letter === letter).sort((a, b) => a.counter - b.counter);
    own.forEach((z, index) => {
      must(index === 0 || own[index - 1]!.counter !== z.counter, 'no Z number twice', () => z.number);
      if (refused.has(letter)) return;
      const before = own[index - 1];
      must(z.previousHash === (before?.hash ?? '') && z.counter === (before?.counter ?? 0) + 1, 'Z hashes verify and chain', () => `${z.number} after ${before?.number ?? 'none'}`);
    });
  }
  for (const { id, state } of shifts) {
    const numbers = state.corrections.map(({ number }) => number);
    must(new Set(numbers).size === numbers.length, 'no Z number twice', () => `${id}: ${numbers.join()}`);
  }
}

/** Once everything has arrived. `restored`: letters of devices that were set back to a backup. */
export function checkShiftsAtRest(docs: ReadonlyMap<string, Journal>, restored: ReadonlySet<string>): void {
  const shifts = knownShifts(docs.values());
  for (const { id, state } of shifts) must((wasNumberedTwice(state) && restored.size > 0) || verifyZChain(id, state), 'Z hashes verify and chain', () => `${id}: ${state.corrections.map(({ number }) => number).join()}`);
  checkFigures(shifts, docs);
  checkNumbers(shifts, refusedLetters(docs.values()), restored);
}
