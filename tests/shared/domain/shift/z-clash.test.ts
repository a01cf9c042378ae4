import { describe, expect, test } from 'vitest';
import { foldShift } from '../../../../shared/domain/shift/fold.ts';
import { makeZReport, nextZPlace, reportedFigures, verifyZChain, zCorrection } from '../../../../shared/domain/shift/make-z.ts';
import type { ShiftOp } from '../../../../shared/domain/shift/ops.ts';
import { shiftFigures } from '../../../../shared/domain/shift/report.ts';
import { reviewShifts } from '../../../../shared/domain/shift/review.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { closing, Drawer, inOrder, opening, sale, shiftId, stateOf, type Sale } from './drawer.ts';

/* A device that was put back to a backup of before its Z report makes another one of the same number. */

const known = (...sales: Sale[]) => sales.map(({ id, ops }) => ({ id, state: stateOf(ops) }));
const always = () => true;
const context = { letter: 'A', unheard: [], nowMs: 9_000 };
const correctionOf = (drawer: readonly ShiftOp[], sales: readonly Sale[], stamp: string): ShiftOp => {
  const data = zCorrection(shiftId, foldShift(inOrder(drawer)), known(...sales), always, 1)!;
  return { ...drawer.at(-1)!, id: asId(`zc-${data.hash.slice(0, 8)}`), stamp: asId(stamp), type: 'shift.z-corrected', data } as ShiftOp;
};
const reported = (): { drawer: Drawer; closed: ShiftOp[] } => {
  const drawer = new Drawer().then(opening(0), closing(0, 0));
  return { drawer, closed: [...drawer.ops] };
};

describe('two Z reports of one number in one shift', () => {
  const [first, late] = [sale('A-001', 1), sale('A-002', 2)];
  const { drawer, closed } = reported();
  const bare = makeZReport(shiftId, drawer.state, [], nextZPlace('A', []), context);
  const full = makeZReport(shiftId, drawer.state, known(first), nextZPlace('A', []), { ...context, nowMs: 5_000 });
  const restored = new Drawer('restored', 0);
  restored.ops.push(...closed);
  // Its clock is behind: its report is the earlier one although it comes later.
  restored.then({ type: 'report', report: full });
  drawer.then({ type: 'report', report: bare });
  const [z] = drawer.ops.slice(-1);
  const correction = correctionOf(drawer.ops, [first, late], z!.stamp);

  test('a correction belongs to the one its hash leads to, not to the other of that number', () => {
    expect(full.number).toBe(bare.number);
    expect(restored.ops.at(-1)!.stamp < z!.stamp).toBe(true);
    const both = foldShift(inOrder([...drawer.ops, correction, restored.ops.at(-1)!]));
    expect(both.zReports.map(({ hash }) => hash)).toEqual([full.hash, bare.hash]);
    expect(both.corrections).toEqual([]);
    expect(verifyZChain(shiftId, both)).toBe(true);
    expect(reviewShifts([{ id: shiftId, state: both }])).toMatchObject([{ type: 'reported-twice', numbers: ['Z-A-001', 'Z-A-001'] }]);
  });

  test('what the report that stands now lacks becomes a correction of its own, and both together are everything', () => {
    const ops = [...drawer.ops, correction, restored.ops.at(-1)!];
    const own = correctionOf(inOrder(ops), [first, late], z!.stamp);
    const all = foldShift(inOrder([...ops, own]));
    expect(all.corrections).toMatchObject([{ number: 'Z-A-001/1', previousHash: full.hash, covers: { checks: [{ order: late.id }] } }]);
    expect(reportedFigures(all)).toEqual(shiftFigures(shiftId, all, known(first, late)));
    expect(zCorrection(shiftId, all, known(first, late), always, 2)).toBeNull();
  });

  test('a chain with a gap is still seen to be broken', () => {
    const second = correctionOf([...drawer.ops, correction], [first, late, sale('A-003', 1)], z!.stamp);
    const gap = foldShift(inOrder([...drawer.ops, second]));
    expect(gap.corrections).toHaveLength(1);
    expect(verifyZChain(shiftId, gap)).toBe(false);
  });
});

test('one Z number in two shifts is told to the manager, once, until it is settled', () => {
  const [one, two] = [reported(), reported()];
  for (const { drawer } of [one, two]) drawer.then({ type: 'report', report: makeZReport(shiftId, drawer.state, [], nextZPlace('A', []), context) });
  const shifts = () => [{ id: asId<never>('shift:b'), state: two.drawer.state }, { id: asId<never>('shift:a'), state: one.drawer.state }];
  const [clash, ...others] = reviewShifts(shifts());
  expect(clash).toEqual({ type: 'z-number-clash', key: 'z-number-clash:Z-A-001:shift:a,shift:b', shiftIds: ['shift:a', 'shift:b'], number: 'Z-A-001' });
  expect(others).toEqual([]);
  one.drawer.then({ type: 'resolve', key: clash!.key, resolution: 'The till was restored; both counted.' });
  expect(one.drawer.ops.at(-1)).toMatchObject({ type: 'shift.resolved', data: { key: clash!.key } });
  expect(one.drawer.state.status).toBe('reported');
  expect(reviewShifts(shifts())).toEqual([]);
});
