import { describe, expect, test } from 'vitest';
import type { OrderCommand } from '../../../../shared/domain/order/command.ts';
import type { FrozenCharge } from '../../../../shared/domain/order/frozen.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { add, Device, meet, opening, plov, tea } from './rehearsal.ts';

type AddItem = Extract<OrderCommand, { type: 'add-item' }>;
const soup: AddItem = { ...(add({ ...tea, itemId: asId('soup'), course: 'starter' }) as AddItem) };

function opened(over: object, ...commands: OrderCommand[]): Device {
  const till = new Device('till');
  till.does({ ...opening, ...over } as OrderCommand, ...commands);
  return till;
}

const sentOf = (till: Device): Record<string, boolean> => Object.fromEntries(till.state.lines.map((line) => [line.item.itemId, line.sentMilli > 0]));

describe('courses', () => {
  test('a held course waits for its own fire', () => {
    const till = opened({ heldCourses: ['main'] }, soup, add(plov), { type: 'fire' });
    expect(sentOf(till)).toEqual({ soup: true, plov: false });
    expect(till.fails({ type: 'fire' })).toEqual({ type: 'nothing-to-send' });
    till.does({ type: 'fire', courses: ['main'] });
    expect(sentOf(till)).toEqual({ soup: true, plov: true });
    expect(till.state.held).toEqual([]);
  });

  test('everything goes at once when the guests are in a hurry', () => {
    const till = opened({ heldCourses: ['main'] }, soup, add(plov), { type: 'fire', everything: true });
    expect(sentOf(till)).toEqual({ soup: true, plov: true });
  });

  test('a course is held and released, and a line moved to another one', () => {
    const till = opened({}, soup, { type: 'hold-course', course: 'starter', held: true });
    expect(till.fails({ type: 'hold-course', course: 'starter', held: true })).toEqual({ type: 'nothing-to-do' });
    expect(till.fails({ type: 'fire' })).toEqual({ type: 'nothing-to-send' });
    till.does({ type: 'label-line', lineId: till.state.lines[0]!.lineId, label: 'course', value: 'dessert' }, { type: 'fire' });
    expect(sentOf(till)).toEqual({ soup: true });
  });

  test('a change of what is cooking goes at once, held or not', () => {
    const till = opened({}, add(plov), { type: 'fire' }, { type: 'hold-course', course: 'main', held: true });
    till.does({ type: 'change-quantity', lineId: till.state.lines[0]!.lineId, deltaMilli: 1_000 }, { type: 'fire' });
    expect(till.state.lines[0]).toMatchObject({ sentMilli: 2_000, unsentMilli: 0 });
  });
});

describe('a combo', () => {
  const combo: OrderCommand = { type: 'add-combo', combo: { itemId: asId('lunch'), name: plov.name }, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: tea, quantityMilli: 2_000, note: '' }] };

  test('changes as one, each in its own measure', () => {
    const till = opened({}, combo);
    till.does({ type: 'change-quantity', lineId: till.state.lines[0]!.lineId, deltaMilli: 2_000 });
    expect(till.state.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([3_000, 6_000]);
    expect(new Set(till.state.lines.map((line) => line.combo!.id)).size).toBe(1);
  });

  test('goes as one: what was sent is voided, what was not deleted', () => {
    const till = opened({ heldCourses: ['drinks'] }, { ...combo, lines: [{ item: plov, quantityMilli: 1_000, note: '' }, { item: { ...tea, course: 'drinks' }, quantityMilli: 1_000, note: '' }] } as OrderCommand, { type: 'fire' });
    till.does({ type: 'void-line', lineId: till.state.lines[1]!.lineId, reason: 'too late' });
    expect(till.state.lines.map(({ item, voided }) => [item.itemId, voided?.reason])).toEqual([['plov', 'too late']]);
    expect(till.state.totals.total).toBe(0);
  });

  test('a second one stays apart, and a single tea beside it too', () => {
    const till = opened({}, combo, combo, add(tea), add(tea));
    expect(till.state.lines.map(({ quantityMilli }) => quantityMilli)).toEqual([1_000, 2_000, 1_000, 2_000, 2_000]);
  });
});

describe('a deletion', () => {
  test('does not count for what another device had sent', () => {
    const till = opened({}, add(plov));
    const other = new Device('other', 2_000_000);
    other.hears(till);
    till.does({ type: 'void-line', lineId: till.state.lines[0]!.lineId, reason: '' });
    other.does({ type: 'fire' });
    meet(till, other);
    expect(till.state.lines).toMatchObject([{ quantityMilli: 1_000, sentMilli: 1_000 }]);
  });
});

describe('service charges', () => {
  const service: FrozenCharge = { id: 'service', name: plov.name, orderTypes: ['dine-in'], areaIds: ['hall'], minGuests: 3, basisPoints: 1_000, fixed: 0, perGuest: 500, base: 'net', withTax: true, taxes: [] };

  test('come and go with type, area and guests, without anybody adding them', () => {
    const till = opened({ charges: [service], areaId: 'hall' }, add(plov));
    expect(till.state.totals.charges).toBe(0);
    till.does({ type: 'label', label: 'guests', value: 3 });
    expect(till.state.totals).toMatchObject({ charges: 6_000, total: 51_000 });
    till.does({ type: 'label', label: 'order-type', value: 'takeaway' });
    expect(till.state.charges).toEqual([]);
    till.does({ type: 'label', label: 'order-type', value: 'dine-in' }, { type: 'label', label: 'table', value: { tableId: asId('t9'), tableName: '9', areaId: 'terrace' } });
    expect(till.state.totals.charges).toBe(0);
  });

  test('are taken off with a reason, by two at once, and put back for both', () => {
    const till = opened({ charges: [{ ...service, areaIds: [], minGuests: 0 }] }, add(plov));
    const other = new Device('other', 2_000_000);
    other.hears(till);
    const remove: OrderCommand = { type: 'remove-charge', chargeId: 'service', reason: 'waited long' };
    till.does(remove);
    other.does(remove);
    meet(till, other);
    expect(till.state.charges).toMatchObject([{ amount: 0, removed: { reason: 'waited long' } }]);
    expect(till.fails(remove)).toEqual({ type: 'nothing-to-do' });
    till.does({ type: 'restore-charge', chargeId: 'service' });
    expect(till.state.charges).toMatchObject([{ amount: 5_500, removed: null }]);
  });
});

describe('labels', () => {
  test('customer, delivery and waiter: the last word stands', () => {
    const till = opened({ orderType: 'delivery' }, add(plov));
    expect(till.state.waiter).toBe('staff of till');
    till.does(
      { type: 'label', label: 'waiter', value: asId('anna') }, { type: 'label', label: 'guest-note', value: 'thank you' },
      { type: 'label', label: 'customer', value: { customerId: null, name: 'Ali', phone: '+998' } },
      { type: 'label', label: 'delivery', value: { address: 'Navoi 1', courier: '', promisedAtMs: null, fee: 15_000 } },
    );
    expect(till.state).toMatchObject({ waiter: 'anna', guestNote: 'thank you', customer: { name: 'Ali' }, totals: { fee: 15_000, total: 60_000 } });
    till.does({ type: 'label', label: 'customer', value: null });
    expect(till.state.customer).toBeNull();
  });

  test.each<[string, OrderCommand, object]>([
    ['guests below zero', { type: 'label', label: 'guests', value: -1 }, { type: 'quantity-invalid', quantityMilli: -1_000 }],
    ['a fee of 16 digits', { type: 'label', label: 'delivery', value: { address: '', courier: '', promisedAtMs: null, fee: 1e15 } }, { type: 'amount-invalid', amount: 1e15, most: 999_999_999_999_999 }],
    ['a price of 16 digits', add({ ...plov, unitPrice: 1e15 }), { type: 'amount-invalid', amount: 1e15, most: 999_999_999_999_999 }],
    ['a quantity below zero', add(plov, -1), { type: 'quantity-invalid', quantityMilli: -1_000 }],
    ['a seat that no table has', { ...(add(plov) as AddItem), seat: 201 }, { type: 'seat-invalid', seat: 201 }],
    ['a long name', { type: 'label', label: 'customer', value: { customerId: null, name: 'x'.repeat(501), phone: '' } }, { type: 'text-too-long', length: 501, most: 500 }],
  ])('%s is refused in words', (_, command, error) => expect(opened({}).fails(command)).toEqual(error));
});
