import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { boardFingerprint, type Board } from '../../shared/crdt/board.ts';
import type { Fact } from '../../shared/crdt/fact.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import { knowledgeDigest, merge } from '../../shared/crdt/replicated.ts';
import { derive } from '../../shared/documents/derive.ts';
import { orderHeadOf, orderStateOf } from '../../shared/documents/order-document.ts';
import { deviceStateOf, staffStateOf } from '../../shared/documents/roster-document.ts';
import type { OrderOpType } from '../../shared/domain/order/ops.ts';

/*
 * Documents as devices and servers in the field keep them. They are never regenerated: code that cannot open one any
 * more loses a sale. A newer shape gets a file of its own beside these.
 */
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(`documents/${name}.json`, import.meta.url), 'utf8')) as T;

const typesOfVersion1: readonly OrderOpType[] = [
  'order.opened', 'order.labelled', 'line.added', 'line.changed', 'line.noted', 'line.voided', 'order.fired', 'kitchen.seen', 'kitchen.bumped', 'kitchen.recalled',
  'payment.taken', 'payment.refunded', 'order.closed', 'order.reopened', 'order.cancelled', 'anomaly.resolved',
];

const typesOfVersion2: readonly OrderOpType[] = [
  ...typesOfVersion1, 'line.labelled', 'line.deleted', 'course.held', 'discount.given', 'comp.given', 'adjustment.removed', 'charge.removed', 'charge.restored', 'split.planned',
  'attempt.started', 'attempt.ended', 'lines.moved-out', 'lines.moved-in', 'transfer.refused', 'order.merged', 'approval.granted',
];

/** Merged with what was promised, discounted as a combo, split twice, and short of what was taken off while it moved. */
const typesOfMerged: readonly OrderOpType[] = ['discount.given', 'comp.given', 'lines.moved-in', 'lines.moved-out', 'split.planned', 'attempt.started', 'payment.taken', 'order.discarded'];

describe.each([['order-1', typesOfVersion1], ['order-2', typesOfVersion2], ['order-3', ['lines.served', 'bill.asked']], ['order-4', typesOfMerged]])('%s, an order as it was kept', (name, typesThen) => {
  const { document, state, digest } = read<{ document: Journal; state: object; digest: number }>(name);

  test('it opens with the state it had', () => {
    // Fields that came later have their defaults; nothing of what was there reads otherwise.
    expect(JSON.parse(JSON.stringify(orderStateOf(document)))).toMatchObject(state);
  });

  test('its head and its digest are still the same, or every terminal would be repaired', () => {
    expect(orderHeadOf(orderStateOf(document))).toEqual(document.head);
    expect(knowledgeDigest(document)).toBe(digest);
    expect(derive('orders', document)).toEqual(document);
  });

  test('it has an op of every type that there was', () => {
    const types = new Set(Object.values(document.ops).map((op) => op.type));
    expect(typesThen.filter((type) => !types.has(type))).toEqual([]);
  });
});

test('a board of version 1 opens with the menu it had', () => {
  const { document, fingerprint } = read<{ document: Board; fingerprint: string }>('catalogue-1');
  // Fields that came later have their defaults; nothing of what was there reads otherwise.
  expect(derive('boards', document)).toMatchObject(document);
  expect(boardFingerprint(document)).toBe(fingerprint);
});

test('a fact of version 1 is known by the digest it had', () => {
  const { document, digest } = read<{ document: Fact; digest: number }>('fact-1');
  expect(knowledgeDigest(document)).toBe(digest);
  expect(merge(document, structuredClone(document))).toEqual(document);
});

test('people and devices of version 1 are who they were', () => {
  const { staff, staffState, device, deviceState } = read<{ staff: Journal; staffState: unknown; device: Journal; deviceState: unknown }>('roster-1');
  expect(staffStateOf(staff)).toEqual(staffState);
  expect(deviceStateOf(device)).toEqual(deviceState);
});
