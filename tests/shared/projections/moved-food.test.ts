import { describe, expect, test } from 'vitest';
import { ticketsOf } from '../../../shared/projections/kitchen-tickets.ts';
import { Branch } from './moved-checks.ts';

describe('food that was moved to another check', () => {
  test('stays on its ticket, which names the table that has it now; there is no new one', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 2]);
    branch.move('5', '7', 'Plov', 2);
    expect(branch.tickets()).toHaveLength(1);
    expect(branch.of('5')[0]).toMatchObject({ tableName: '5', movedTo: { tableName: '7', quantityMilli: 2_000 }, lines: [{ quantityMilli: 2_000, outstandingMilli: 2_000, struck: null }] });
  });

  test('by a piece says at the line how much went where', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 3], ['Tea', 1]);
    branch.move('5', '7', 'Plov', 1);
    const [ticket] = branch.of('5');
    expect(ticket!.movedTo).toBeNull();
    expect(ticket!.lines.map((line) => [line.item.itemId, line.movedTo.map((place) => [place.tableName, place.quantityMilli])])).toEqual([['Plov', [['7', 1_000]]], ['Tea', []]]);
    expect(branch.tickets()).toHaveLength(1);
  });

  test('is followed along several moves, and back', () => {
    const branch = new Branch('5', '7', '9');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    branch.move('7', '9', 'Plov', 1);
    expect(branch.of('5')[0]!.movedTo).toMatchObject({ tableName: '9' });
    branch.move('9', '5', 'Plov', 1);
    expect(branch.of('5')[0]).toMatchObject({ movedTo: null, lines: [{ movedTo: [], struck: null, outstandingMilli: 1_000 }] });
    expect(branch.tickets()).toHaveLength(1);
  });

  test('is named by what was written when it was moved while the other check is not on this device', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    const [ticket] = ticketsOf({ orderId: branch.id('5'), state: branch.state('5'), defaultStation: 'kitchen' });
    expect(ticket!.movedTo).toMatchObject({ number: 'A-7', quantityMilli: 1_000, line: null });
  });

  test('is struck where it is voided on its new check, in part where only a part is', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 3]);
    branch.move('5', '7', 'Plov', 1);
    branch.do('7', { type: 'void-line', lineId: branch.lineOf('7', 'Plov'), reason: 'mind' });
    expect(branch.of('5')[0]!.lines[0]).toMatchObject({ struck: null, outstandingMilli: 2_000, movedTo: [{ tableName: '7', struck: { reason: 'mind' } }] });
    branch.do('5', { type: 'void-line', lineId: branch.lineOf('5', 'Plov'), reason: 'mind' });
    expect(branch.of('5')[0]!.lines[0]!.struck).not.toBeNull();
    expect(branch.tickets()).toHaveLength(1);
  });

  test('is struck when its new check is cancelled as a whole', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    branch.do('7', { type: 'cancel', reason: 'left' });
    expect(branch.of('5')[0]!.lines[0]!.struck).toMatchObject({ reason: 'left' });
  });

  test('changed on its new check is a change on a ticket of that check', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    branch.do('7', { type: 'change-quantity', lineId: branch.lineOf('7', 'Plov'), deltaMilli: 1_000 });
    branch.do('7', { type: 'fire' });
    expect(branch.of('5')).toHaveLength(1);
    expect(branch.of('5')[0]!.lines[0]!.pieces).toHaveLength(1);
    expect(branch.of('7')).toMatchObject([{ tableName: '7', lines: [{ pieces: [{ deltaMilli: 1_000, change: true }], outstandingMilli: 1_000 }] }]);
  });

  test('carries the note that its new check wrote, as news', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    expect(branch.of('5')[0]!.lines[0]!.noteIsNew).toBe(false);
    branch.do('7', { type: 'note-line', lineId: branch.lineOf('7', 'Plov'), note: 'no onion' });
    expect(branch.of('5')[0]!.lines[0]).toMatchObject({ note: 'no onion', noteIsNew: true });
  });

  test('of a merged check is cooked and finished on its one ticket', () => {
    const branch = new Branch('5', '6');
    branch.send('5', ['Plov', 1], ['Tea', 2]);
    branch.send('6', ['Soup', 1]);
    branch.merge('5', '6');
    expect(branch.state('5').status).toBe('merged');
    expect(branch.tickets()).toHaveLength(2);
    const [ticket] = branch.of('5');
    expect(ticket).toMatchObject({ movedTo: { tableName: '6' }, done: false });
    branch.bump('5', ticket!);
    expect(branch.of('5')[0]!.done).toBe(true);
  });

  test('is waited for by the check that has it, not by the one that sent it', () => {
    const branch = new Branch('5', '7');
    branch.send('5', ['Plov', 1]);
    branch.move('5', '7', 'Plov', 1);
    expect(branch.food('5')).toBeUndefined();
    expect(branch.food('7')?.waitingSinceMs).not.toBeNull();
    branch.bump('5', branch.of('5')[0]!);
    expect(branch.food('7')).toMatchObject({ waitingSinceMs: null });
    expect(branch.food('7')!.finishedAtMs).toBeGreaterThan(0);
  });
});
