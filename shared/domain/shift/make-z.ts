import type { DocId, OpId } from '../../kernel/ids.ts';
import { sha256Of } from '../../kernel/sha256.ts';
import { addFigures, differenceOf, isNoDifference, noFigures, type ShiftFigures } from './figures.ts';
import { shiftCovers, shiftFigures, type KnownOrder } from './report.ts';
import type { ShiftState } from './state.ts';
import type { Covers, UnheardDevice, ZCorrection, ZReport } from './z-report.ts';

/** What the next Z report of a device is numbered and chained with. */
export type ZPlace = { readonly counter: number; readonly previousHash: string };

/** Of the shifts known to the device: its own last Z is always among them. */
export function nextZPlace(letter: string, shifts: Iterable<ShiftState>): ZPlace {
  let place: ZPlace = { counter: 1, previousHash: '' };
  for (const shift of shifts) {
    for (const z of shift.zReports) if (z.letter === letter && z.counter >= place.counter) place = { counter: z.counter + 1, previousHash: z.hash };
  }
  return place;
}

export const zNumber = (letter: string, counter: number): string => `Z-${letter}-${String(counter).padStart(3, '0')}`;

type Unhashed<T> = Omit<T, 'hash'>;

// Named one by one: what a fold adds (who, when) takes no part.
const zBody = ({ number, letter, counter, figures, covers, unheard, reportedAtMs, previousHash }: Unhashed<ZReport>): Unhashed<ZReport> =>
  ({ number, letter, counter, figures, covers, unheard, reportedAtMs, previousHash });
const correctionBody = ({ number, z, index, figures, covers, correctedAtMs, previousHash }: Unhashed<ZCorrection>): Unhashed<ZCorrection> =>
  ({ number, z, index, figures, covers, correctedAtMs, previousHash });

const zHash = (shiftId: DocId, report: Unhashed<ZReport>): string => sha256Of({ shift: shiftId, ...zBody(report) });
const correctionHash = (shiftId: DocId, correction: Unhashed<ZCorrection>): string => sha256Of({ shift: shiftId, ...correctionBody(correction) });

export type ZContext = { readonly letter: string; readonly unheard: readonly UnheardDevice[]; readonly nowMs: number };

/** The Z report of a closed shift as this device knows it: number, frozen figures, what they cover, hash. */
export function makeZReport(shiftId: DocId, shift: ShiftState, orders: readonly KnownOrder[], { counter, previousHash }: ZPlace, { letter, unheard, nowMs }: ZContext): ZReport {
  const body = zBody({
    number: zNumber(letter, counter), letter, counter, figures: shiftFigures(shiftId, shift, orders), covers: shiftCovers(shiftId, shift, orders),
    unheard, reportedAtMs: nowMs, previousHash,
  });
  return { ...body, hash: zHash(shiftId, body) };
}

/** Whether a Z report says what it said when it was made. */
export const verifyZ = (shiftId: DocId, report: ZReport): boolean => zHash(shiftId, report) === report.hash;

/** Whether the report that stands and all its corrections are as they were made, none left out. True while there is none. */
export function verifyZChain(shiftId: DocId, shift: ShiftState): boolean {
  const [z] = shift.zReports;
  if (z === undefined) return shift.corrections.length === 0;
  let previous = z.hash;
  return verifyZ(shiftId, z) && shift.corrections.every((correction, at) => {
    const holds = correction.index === at + 1 && correction.previousHash === previous && correctionHash(shiftId, correction) === correction.hash;
    previous = correction.hash;
    return holds;
  });
}

/** Everything that has been accounted for: the Z report and its corrections. */
export const reportedFigures = (shift: ShiftState): ShiftFigures =>
  shift.corrections.reduce((all, { figures }) => addFigures(all, figures), shift.zReports[0]?.figures ?? noFigures);

function without(covers: Covers, told: readonly Covers[]): Covers {
  const toldOps = new Set(told.flatMap(({ checks }) => checks.flatMap(({ order, ops }) => [order as string, ...ops])));
  const toldMovements = new Set(told.flatMap(({ movements }) => movements));
  return {
    checks: covers.checks
      .map(({ order, ops }) => ({ order, ops: ops.filter((op) => !toldOps.has(op)), isNew: !toldOps.has(order) }))
      .filter(({ ops, isNew }) => ops.length > 0 || isNew).map(({ order, ops }) => ({ order, ops })),
    movements: covers.movements.filter((op) => !toldMovements.has(op)),
  };
}

const isNothing = ({ checks, movements }: Covers): boolean => checks.length + movements.length === 0;

/**
 * What must be added to the account of a shift whose Z report stands, or null: payments, refunds and
 * movements that came later, and checks it settled that were changed afterwards. `orders`: every
 * check that names the shift or that its reports name. `knows`: whether an op has arrived (refused
 * ones have): while one that the report covers is still on its way nothing can be said.
 */
export function zCorrection(
  shiftId: DocId, shift: ShiftState, orders: readonly KnownOrder[], knows: (order: DocId, op: OpId) => boolean, nowMs: number,
): ZCorrection | null {
  const [z] = shift.zReports;
  if (z === undefined) return null;
  const told = [z, ...shift.corrections];
  const here = new Set(orders.map(({ id }) => id));
  if (told.some(({ covers }) => covers.checks.some(({ order, ops }) => !here.has(order) || ops.some((op) => !knows(order, op))))) return null;
  const late = without(shiftCovers(shiftId, shift, orders), told.map(({ covers }) => covers));
  const figures = differenceOf(shiftFigures(shiftId, shift, orders), reportedFigures(shift));
  if (isNothing(late) && isNoDifference(figures)) return null;
  // Somebody is at work on a check that was reopened: one correction when they are done, not one a tap.
  if (isNothing(late) && orders.some(({ state }) => state.status === 'open' && state.closes.length > 0)) return null;
  const index = shift.corrections.length + 1;
  const body = correctionBody({ number: `${z.number}/${index}`, z: z.number, index, figures, covers: late, correctedAtMs: nowMs, previousHash: told.at(-1)!.hash });
  return { ...body, hash: correctionHash(shiftId, body) };
}
