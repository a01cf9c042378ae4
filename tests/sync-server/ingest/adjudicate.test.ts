import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { bytesToBase64 } from '../../../shared/crdt/base64.ts';
import { boardEntries, setBoardEntries } from '../../../shared/crdt/board-entries.ts';
import { applyUpdate, emptyBoardState, type Board } from '../../../shared/crdt/board.ts';
import type { Fact } from '../../../shared/crdt/fact.ts';
import { emptyJournal, withOps, type Journal, type Op } from '../../../shared/crdt/journal.ts';
import type { Replicated } from '../../../shared/crdt/replicated.ts';
import { boardDocId, collectionRules, deviceDocId, staffDocId } from '../../../shared/documents/collections.ts';
import { deviceActor } from '../../../shared/documents/permissions.ts';
import type { DeviceKind } from '../../../shared/domain/device/device.ts';
import type { Role } from '../../../shared/domain/staff/staff.ts';
import { asId, branchScope, orgScope } from '../../../shared/kernel/ids.ts';
import { stampOf } from '../../../shared/kernel/stamp.ts';
import { documentRefusalOf } from '../../../shared/protocol/refusals.ts';
import { adjudicate, type Verdict } from '../../../sync-server/ingest/adjudicate.ts';
import { createRoster } from '../../../sync-server/ingest/roster.ts';
import { journalOf, lineOf, openingOf, opOf, paidSale } from '../restaurant.ts';

const organisation = orgScope('o');
const branch = branchScope('b');
const elsewhere = branchScope('b2');
const startMs = 1_000_000;

const rosterOp = (id: string, type: string, data: unknown, ms = startMs): Op =>
  ({ id: asId(id), type, v: 1, by: asId('server'), device: asId('server'), stamp: stampOf(ms, 0), data });
const device = (id: string, kind: DeviceKind, branchId: string, ...more: Op[]): Journal =>
  withOps(emptyJournal(asId(deviceDocId(id)), organisation), [rosterOp(`${id}-paired`, 'device.paired', { name: id, kind, letter: id, branchId }), ...more]);
const person = (id: string, role: Role, ...more: Op[]): Journal =>
  withOps(emptyJournal(asId(staffDocId(id)), organisation), [rosterOp(`${id}-hired`, 'staff.hired', { name: id }), rosterOp(`${id}-role`, 'staff.role-set', { branchId: 'b', role }), ...more]);

const revokedAtMs = 5_000_000;
const roster = createRoster([
  device('till', 'till', 'b'), device('tablet', 'waiter', 'b'), device('screen', 'kitchen', 'b'), device('guest', 'display', 'b'), device('far', 'till', 'b2'),
  device('lost', 'till', 'b', rosterOp('lost-revoked', 'device.revoked', {}, revokedAtMs)),
  person('manager', 'manager'), person('cashier', 'cashier'), person('waiter', 'waiter'), person('cook', 'kitchen'),
  person('gone', 'cashier', rosterOp('gone-left', 'staff.left', {}, revokedAtMs)),
  person('demoted', 'cashier', rosterOp('demoted-later', 'staff.role-set', { branchId: 'b', role: 'waiter' }, revokedAtMs)),
  person('promoted', 'waiter', rosterOp('promoted-later', 'staff.role-set', { branchId: 'b', role: 'cashier' }, revokedAtMs)),
]);
const ctx = { deviceId: 'till', branchId: 'b', scopes: [branch, organisation], roster };

const push = (stored: Replicated | null, doc: unknown, collection = 'orders', by?: string): Verdict =>
  adjudicate(stored, by === undefined ? { collection, doc } : { collection, doc, by }, ctx);
const refusalOf = (verdict: Verdict): string | null => (verdict.result.status === 'refused' ? documentRefusalOf(verdict.result.reason) : null);

const opening = (): Op => openingOf('waiter', 'till', '2026-03-02', startMs);
const order = (...ops: Op[]): Journal => journalOf(branch, [opening(), ...ops]);
/** What becomes of one op that is pushed beside an honest opening. */
function fate(op: unknown, key = (op as Op).id as string): string {
  const honest = order();
  const verdict = push(null, { ...honest, ops: { ...honest.ops, [key]: op } });
  const stored = verdict.stored as Journal;
  expect(stored.ops).toMatchObject(honest.ops);
  const reason = stored.refused[key];
  return reason === undefined ? 'accepted' : `${reason}, ${key in stored.ops ? 'kept' : 'dropped'}`;
}
const payment = (by: string, on: string, ms = startMs): Op => opOf('payment.taken', { method: 'cash', amount: 1, tendered: 1, change: 0, rounding: 0 }, by, on, ms);
const refund = (by: string, on: string): Op => opOf('payment.refunded', { payment: asId('p'), amount: 1, reason: '' }, by, on, startMs);
const bump = (by: string, on: string): Op => opOf('kitchen.bumped', { work: [] }, by, on, startMs);
const line = (by: string, on: string, ms = startMs): Op => lineOf(by, on, ms);
const nested = (depth: number): unknown => (depth === 0 ? 0 : { in: nested(depth - 1) });

test.each<[string, unknown, string]>([
  ['I8 a waiter adds a line', line('waiter', 'tablet'), 'accepted'],
  ['I8 a cashier takes money', payment('cashier', 'till'), 'accepted'],
  ['I8 a waiter does not take money', payment('waiter', 'till'), 'not-allowed, kept'],
  ['I8 a cashier gives no refund', refund('cashier', 'till'), 'not-allowed, kept'],
  ['I8 a manager does', refund('manager', 'till'), 'accepted'],
  ['I8 nobody sells on a kitchen screen', line('manager', 'screen'), 'not-allowed, kept'],
  ['I8 nor on a guest display', line('manager', 'guest'), 'not-allowed, kept'],
  ['I8 a kitchen screen bumps by itself', bump(deviceActor('screen'), 'screen'), 'accepted'],
  ['I8 a till does not act for itself', bump(deviceActor('till'), 'till'), 'not-allowed, kept'],
  ['I8 nor one device for another', bump(deviceActor('screen'), 'till'), 'unknown-staff, kept'],
  ['I8 a kitchen screen takes no money', payment(deviceActor('screen'), 'screen'), 'not-allowed, kept'],
  ['I8 nobody unknown', line('stranger', 'till'), 'unknown-staff, kept'],
  ['I8 who left, before that', payment('gone', 'till', revokedAtMs - 1), 'accepted'],
  ['I8 who left, after that', payment('gone', 'till', revokedAtMs + 1), 'staff-left, kept'],
  ['I8 who was demoted, before that', payment('demoted', 'till', revokedAtMs - 1), 'accepted'],
  ['I8 who was demoted, after that', payment('demoted', 'till', revokedAtMs + 1), 'not-allowed, kept'],
  ['I8 who was promoted, on a till whose clock is behind', payment('promoted', 'till', startMs), 'accepted'],
  ['I8 who was hired "after" the sale, the till being days behind', payment('cashier', 'till', startMs - 900_000), 'accepted'],
  ['I7 another device of the branch', line('waiter', 'tablet'), 'accepted'],
  ['I7 a device of another branch', line('waiter', 'far'), 'unknown-device, kept'],
  ['I7 a device nobody paired', line('waiter', 'ghost'), 'unknown-device, kept'],
  ['I7 a revoked device, before that', line('waiter', 'lost', revokedAtMs - 1), 'accepted'],
  ['I7 a revoked device, after that', line('waiter', 'lost', revokedAtMs + 1), 'device-revoked, kept'],
  ['I6 an unknown type', { ...line('waiter', 'till'), type: 'line.sung' }, 'unknown-type, kept'],
  ['I6 a type that every object has', { ...line('waiter', 'till'), type: 'constructor' }, 'unknown-type, kept'],
  ['I6 a version to come', { ...line('waiter', 'till'), v: 99 }, 'unknown-version, kept'],
  ['I5 a wrong form', { ...line('waiter', 'till'), data: { lineId: 1 } }, 'malformed, dropped'],
  ['I5 money that is no number', { ...payment('cashier', 'till'), data: { method: 'cash', amount: '1', tendered: 1, change: 0, rounding: 0 } }, 'malformed, dropped'],
  ['I5 money below zero', { ...payment('cashier', 'till'), data: { method: 'cash', amount: -1, tendered: 1, change: 0, rounding: 0 } }, 'malformed, dropped'],
  ['I5 no stamp', { ...line('waiter', 'till'), stamp: 'yesterday' }, 'malformed, dropped'],
  ['I5 text that PostgreSQL cannot keep', opOf('line.noted', { lineId: asId('l'), note: 'a\u0000' }, 'waiter', 'till', startMs), 'malformed, dropped'],
  ['I5 too deep', { ...line('waiter', 'till'), data: nested(5_000) }, 'malformed, dropped'],
  ['I5 too long', { ...line('waiter', 'till'), type: 'line.sung', data: 'x'.repeat(300_000) }, 'too-large, dropped'],
])('%s', (_, op, expected) => {
  expect(fate(op)).toBe(expected);
});

test.each<[string, unknown]>([['null', null], ['text', 'op'], ['a list', []], ['a number', 7], ['an op with another id', { ...line('waiter', 'till'), id: 'other' }]])('I5 in place of an op: %s', (_, value) => {
  expect(fate(value, 'in-its-place')).toBe('malformed, dropped');
});

test.each<[string, unknown, string]>([
  ['I1 no such collection', { collection: 'tips', doc: order() }, 'unknown-collection'],
  ['I1 the roster is the server\'s', { collection: 'roster', doc: order() }, 'not-pushable'],
  ['I1 another shape', { collection: 'facts', doc: order() }, 'malformed'],
  ['I1 no document', { collection: 'orders', doc: null }, 'malformed'],
  ['I1 no item', null, 'unknown-collection'],
  ['I1 ops that are no record', { collection: 'orders', doc: { ...order(), ops: 'all' } }, 'malformed'],
  ['I2 another branch', { collection: 'orders', doc: { ...order(), scope: elsewhere } }, 'foreign-scope'],
  ['I2 an order of the organisation', { collection: 'orders', doc: { ...order(), scope: organisation } }, 'wrong-scope'],
  ['I3 an id that every object has', { collection: 'orders', doc: { ...order(), id: 'constructor' } }, 'bad-id'],
  ['I3 an id with a line break', { collection: 'orders', doc: { ...order(), id: 'a\nb' } }, 'bad-id'],
  ['I3 an op id that every object has', { collection: 'orders', doc: { ...order(), ops: { toString: {} } } }, 'bad-id'],
  ['I4 more than an order may hold', { collection: 'orders', doc: order(...Array.from({ length: 6 }, () => ({ ...line('waiter', 'till'), type: 'line.sung', data: 'x'.repeat(200_000) }))) }, 'too-large'],
])('%s', (_, item, expected) => {
  const verdict = adjudicate(null, item, ctx);
  expect(refusalOf(verdict)).toBe(expected);
  expect(verdict).toMatchObject({ stored: null, changed: false, audit: [{ verdict: expected }] });
});

test('I4 an order that would outgrow its limit keeps what is stored', () => {
  const big = Array.from({ length: 4 }, () => ({ ...line('waiter', 'till'), type: 'line.sung', data: 'x'.repeat(200_000) }));
  const stored = push(null, order(...big)).stored as Journal;
  const verdict = push(stored, journalOf(branch, big.map((op) => ({ ...op, id: asId(`${op.id}-again`) })), stored.id));
  expect(refusalOf(verdict)).toBe('too-large');
  expect(verdict.stored).toBe(stored);
  expect(JSON.stringify(stored).length).toBeLessThan(collectionRules.orders.maxLength);
});

test('I9 an inconvenient fact is taken', () => {
  const sale = paidSale(branch, 'cashier', 'till', '2026-03-02', startMs);
  const stored = push(null, sale).stored!;
  const twice = payment('cashier', 'tablet');
  const verdict = push(stored, journalOf(branch, [twice], sale.id));
  expect((verdict.stored as Journal).refused).toEqual({});
  expect((verdict.stored as Journal).ops).toHaveProperty([twice.id]);
});

test('I10 a stored op never changes', () => {
  const sale = order(line('waiter', 'till'));
  const stored = push(null, sale).stored as Journal;
  const forged = { ...sale, ops: Object.fromEntries(Object.entries(sale.ops).map(([id, op]) => [id, { ...op, by: asId('manager') }])) };
  const verdict = push(stored, forged);
  expect(verdict).toMatchObject({ stored, changed: false, result: { status: 'merged', doc: stored } });
  expect(verdict.audit.map((entry) => entry.verdict)).toEqual(['changed-afterwards', 'changed-afterwards']);
});

test('I10 an op refused once stays refused, with its first content or without', () => {
  const bad = { ...line('waiter', 'till'), data: {} };
  const honest = order();
  const stored = push(null, { ...honest, ops: { ...honest.ops, [bad.id]: bad } }).stored as Journal;
  const verdict = push(stored, { ...honest, ops: { ...honest.ops, [bad.id]: { ...line('waiter', 'till'), id: bad.id } } });
  expect(verdict).toMatchObject({ stored, changed: false, result: { doc: stored } });
});

test('I11 a device neither refuses nor seals', () => {
  const sale = order(line('waiter', 'till'));
  const id = Object.keys(sale.ops)[0]!;
  const verdict = push(null, { ...sale, refused: { [id]: 'because' }, sealed: { [id]: 1 } });
  expect(verdict.stored).toEqual(sale);
  expect(verdict.result).toEqual({ status: 'merged', doc: sale });
});

test('I11 a refusal that a server put back to an old backup has forgotten comes back with its op, and without', () => {
  const sale = order(line('waiter', 'till'));
  const id = Object.keys(sale.ops)[0]!;
  const told = { ...sale, refused: { [id]: 'staff-left', 'never-kept': 'malformed' } };
  const verdict = push(null, told);
  expect((verdict.stored as Journal).refused).toEqual(told.refused);
  expect(verdict.result).toEqual({ status: 'merged', doc: null });
  expect((push(push(null, sale).stored as Journal, told).stored as Journal).refused).toEqual({ 'never-kept': 'malformed' });
});

test('I14, I15 what the device has already is not sent back; a wrong head is made right without a word', () => {
  const sale = order(line('waiter', 'till'));
  const verdict = push(null, { ...sale, head: { total: 1 } });
  expect(verdict.stored).toEqual(sale);
  expect(verdict.result).toEqual({ status: 'merged', doc: null });
  expect(verdict.text).toBe(JSON.stringify(verdict.stored));
});

test('I16 a replay, and a part of what is known, change nothing', () => {
  const sale = order(line('waiter', 'till'));
  const stored = push(null, sale).stored as Journal;
  expect(push(stored, sale)).toMatchObject({ changed: false, audit: [], result: { doc: null } });
  expect(push(stored, journalOf(branch, [Object.values(sale.ops)[0]!], sale.id))).toMatchObject({ changed: false, audit: [], result: { doc: stored } });
  expect(push(null, journalOf(branch, []))).toMatchObject({ stored: null, changed: false, result: { doc: null } });
});

const fact = (over: Partial<Fact> = {}): Fact =>
  ({ shape: 'fact', id: asId('f1'), scope: branch, type: 'sign-in', v: 1, by: asId('waiter'), device: asId('till'), stamp: stampOf(startMs, 1), data: { ok: true }, refused: null, ...over });

test('I12 a fact is taken once and never changes', () => {
  const stored = push(null, fact(), 'facts').stored as Fact;
  expect(stored).toEqual(fact());
  expect(push(stored, fact(), 'facts')).toMatchObject({ changed: false, result: { doc: null }, audit: [] });
  expect(push(stored, fact({ data: { ok: false } }), 'facts')).toMatchObject({ stored, changed: false, result: { doc: stored }, audit: [{ verdict: 'changed-afterwards' }] });
});

test.each<[Partial<Fact>, string]>([[{ device: asId('far') }, 'unknown-device'], [{ by: asId('stranger') }, 'unknown-staff'], [{ device: asId('lost'), stamp: stampOf(revokedAtMs, 1) }, 'device-revoked']])('I12 a fact that may not count says why: %o', (over, reason) => {
  expect(push(null, fact(over), 'facts')).toMatchObject({ stored: { refused: reason }, changed: true, result: { doc: { refused: reason } } });
});

const boardId = boardDocId('catalogue', organisation);
const board = (y: string, over: Partial<Board> = {}): Board => ({ shape: 'board', id: asId(boardId), scope: organisation, y, view: null, ...over });
const edit = (state: string, price: number, client = 7): string => {
  const applied = applyUpdate(state, setBoardEntries(state, client, { 'item:plov:price': price, 'item:plov:name_en': 'Plov' })!);
  return applied.ok ? applied.value : '';
};

test('I13 a manager edits the menu; two edits made apart both count; a replay needs no right', () => {
  const first = push(null, board(edit(emptyBoardState, 100)), 'boards', 'manager');
  expect(first).toMatchObject({ changed: true, result: { status: 'merged' }, stored: { view: { items: [{ price: 100 }] } } });
  const base = (first.stored as Board).y;
  const second = push(first.stored, board(edit(base, 200, 8)), 'boards', 'manager').stored as Board;
  const apart = setBoardEntries(base, 9, { 'item:tea:price': 5 })!;
  const third = push(second, board((applyUpdate(base, apart) as { value: string }).value), 'boards', 'manager');
  const entries = boardEntries((third.stored as Board).y);
  expect([entries.get('item:plov:price'), entries.get('item:tea:price')]).toEqual([200, 5]);
  expect(third.result).toMatchObject({ status: 'merged', doc: { y: (third.stored as Board).y } });
  expect(push(third.stored, third.stored, 'boards')).toMatchObject({ changed: false, result: { status: 'merged', doc: null } });
});

const changed = edit(emptyBoardState, 1);
const incomplete = (): string => {
  const doc = new Y.Doc();
  const map = doc.getMap('entries');
  map.set('a', 1);
  const before = Y.encodeStateVector(doc);
  map.set('a', 2);
  return bytesToBase64(Y.encodeStateAsUpdate(doc, before));
};
const version2 = (): string => {
  const doc = new Y.Doc();
  doc.getMap('entries').set('a', 1);
  return bytesToBase64(Y.encodeStateAsUpdateV2(doc));
};

test.each<[string, Partial<Board>, string | undefined, string]>([
  ['nobody\'s edit', { y: changed }, undefined, 'unknown-editor'],
  ['a stranger\'s edit', { y: changed }, 'stranger', 'unknown-editor'],
  ['a cashier\'s edit', { y: changed }, 'cashier', 'not-allowed'],
  ['a board nobody knows', { y: changed, id: asId(`secrets@${organisation}`) }, 'manager', 'unknown-board'],
  ['a floor of the organisation', { y: changed, id: asId(boardDocId('floor', organisation)) }, 'manager', 'wrong-scope'],
  ['another scope in the id', { y: changed, id: asId(boardDocId('catalogue', branch)) }, 'manager', 'bad-id'],
  ['no base64', { y: '%%%%' }, 'manager', 'unreadable-board'],
  ['random bytes', { y: bytesToBase64(Uint8Array.from({ length: 400 }, (_, index) => (index * 73) % 256)) }, 'manager', 'unreadable-board'],
  ['a clock of 2^53', { y: bytesToBase64(Uint8Array.from([1, 1, 1, 255, 255, 255, 255, 255, 255, 255, 15, 0, 0])) }, 'manager', 'unreadable-board'],
  ['an update whose ground is missing', { y: incomplete() }, 'manager', 'incomplete-board'],
  ['an update of the second encoding', { y: version2() }, 'manager', 'unreadable-board'],
  ['more than a board may hold', { y: 'A'.repeat(collectionRules.boards.maxLength + 4) }, 'manager', 'too-large'],
])('I13 %s is refused in words', (_, over, by, expected) => {
  const verdict = push(null, board('', over), 'boards', by);
  expect(refusalOf(verdict)).toBe(expected);
  expect(verdict.stored).toBeNull();
});

test.each<[string, string, string | null]>([
  ['a cook', 'cook', null], ['a waiter', 'waiter', null], ['a kitchen screen in its own name', deviceActor('screen'), null],
  ['a stranger', 'stranger', 'unknown-editor'], ['a till in its own name', deviceActor('till'), 'not-allowed'],
])('I13 what is out is said by %s', (_, by, expected) => {
  const y = applyUpdate(emptyBoardState, setBoardEntries(emptyBoardState, 7, { 'stock:plov:out': true })!);
  const out: Board = { shape: 'board', id: asId(boardDocId('availability', branch)), scope: branch, y: y.ok ? y.value : '', view: null };
  const deviceId = by.startsWith('device:') ? by.slice('device:'.length) : 'till';
  const verdict = adjudicate(null, { collection: 'boards', doc: out, by }, { ...ctx, deviceId });
  expect(refusalOf(verdict)).toBe(expected);
  expect((verdict.stored as Board | null)?.view ?? null).toEqual(expected === null ? { out: ['plov'], counts: {} } : null);
});

test('I13 a kitchen screen in its own name changes no menu', () => {
  expect(refusalOf(adjudicate(null, { collection: 'boards', doc: board(changed), by: deviceActor('screen') }, { ...ctx, deviceId: 'screen' }))).toBe('not-allowed');
});

const approval = (by: string, action: 'refund' | 'comp' = 'refund'): Op => opOf('approval.granted', { action, subject: 'p', amount: 1 }, by, 'till', startMs);
const approved = (named: string, by = 'waiter', on = 'till', change = {}): Op =>
  ({ ...opOf('payment.refunded', { payment: asId('p'), amount: 1, reason: '', approval: asId(named), ...change }, by, on, startMs), v: 2 });

test('I23 what a role may not do alone counts with the approval of somebody who may give it', () => {
  const granted = approval('manager');
  const refunded = approved(granted.id);
  const together = push(null, order(refunded, granted)).stored as Journal;
  expect(together.refused).toEqual({});
  // The approval was stored before.
  const before = push(null, order(granted)).stored as Journal;
  expect((push(before, withOps(before, [refunded])).stored as Journal).refused).toEqual({});
});

test('I23 an approval is good for the op it names and for no other, whichever comes first', () => {
  const id = asId<never>('granted');
  const [one, two] = [approved(id), approved(id)];
  const granted: Op = { ...approval('manager'), id, v: 2, data: { action: 'refund', subject: 'p', amount: 1, uses: [{ op: one.id, subject: 'p' }] } };
  const both = push(null, order(two, one, granted)).stored as Journal;
  expect(both.refused).toEqual({ [two.id]: 'not-allowed' });
  const late = push(null, order(two, granted)).stored as Journal;
  expect((push(late, withOps(late, [one])).stored as Journal).refused).toEqual({ [two.id]: 'not-allowed' });
});

test.each<[string, (granted: Op) => Op, Op]>([
  ['one of another kind', (granted) => approved(granted.id), approval('manager', 'comp')],
  ['one by somebody who may not', (granted) => approved(granted.id), approval('waiter')],
  ['one nobody has', () => approved('nowhere'), approval('manager')],
  ['a name that every object has', () => approved('constructor'), approval('manager')],
  ['one for a device that takes no money', (granted) => approved(granted.id, 'cashier', 'screen'), approval('manager')],
  ['one of another payment', (granted) => approved(granted.id, 'waiter', 'till', { payment: asId('q') }), approval('manager')],
  ['one of less', (granted) => approved(granted.id, 'waiter', 'till', { amount: 2 }), approval('manager')],
  ['one of less, a tip in it', (granted) => approved(granted.id, 'waiter', 'till', { tip: 1 }), approval('manager')],
  ['one that names another op', (granted) => approved(granted.id), { ...approval('manager'), v: 2, data: { action: 'refund', subject: 'p', amount: 1, uses: [{ op: 'another', subject: 'p' }] } }],
])('I23 an approval does not help: %s', (_, make, granted) => {
  const op = make(granted);
  expect((push(null, order(granted, op)).stored as Journal).refused[op.id]).toBe('not-allowed');
});

const record = (id: string, type: string, data: unknown, by = 'cashier', on = 'till'): Journal =>
  ({ ...emptyJournal(asId(id), branch), ops: { r1: { id: asId('r1'), type, v: 1, by: asId(by), device: asId(on), stamp: stampOf(startMs, 0), data } } });
const float = { drawer: 'till', drawerName: 'Till', float: 500, count: [{ denomination: 500, count: 1 }], businessDate: '2026-03-02', openedAtMs: startMs, currency: 'UZS' };
const guest = { name: 'Aziz', phone: '', address: '', note: '' };

test.each<[string, Journal, string]>([
  ['a cashier opens a shift', record('shift:1', 'shift.opened', float), 'accepted'],
  ['a waiter does not', record('shift:1', 'shift.opened', float, 'waiter', 'tablet'), 'not-allowed'],
  ['nobody corrects a Z report but the server', record('shift:1', 'shift.z-corrected', {}, 'manager'), 'malformed'],
  ['an op of another kind of record', record('booking:1', 'shift.opened', float), 'unknown-type'],
  ['an order\'s op in a record', record('shift:1', 'line.noted', { lineId: 'l', note: '' }), 'unknown-type'],
  ['money that is no number', record('shift:1', 'shift.paid-in', { amount: '5', reason: 'r' }), 'malformed'],
  ['money below zero', record('shift:1', 'shift.paid-in', { amount: -5, reason: 'r' }), 'malformed'],
  ['a waiter registers a guest', record('customer:1', 'customer.registered', guest, 'waiter', 'tablet'), 'accepted'],
  ['a guest without a name field', record('customer:1', 'customer.registered', { ...guest, name: undefined }, 'waiter', 'tablet'), 'malformed'],
])('records: %s', (_, doc, expected) => {
  expect((push(null, doc, 'records').stored as Journal | null)?.refused['r1'] ?? 'accepted').toBe(expected);
});

test('I1 a record of a kind nobody knows is refused as a whole', () => {
  expect(refusalOf(push(null, record('yacht:1', 'shift.opened', float), 'records'))).toBe('bad-id');
  expect(refusalOf(push(null, record('constructor:1', 'shift.opened', float), 'records'))).toBe('bad-id');
});
