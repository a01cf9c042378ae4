import type { OrderCommand } from '../../shared/domain/order/command.ts';
import type { OrderLabel } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { asId, type LineId } from '../../shared/kernel/ids.ts';
import { menu } from './house.ts';
import type { Random } from './random.ts';

/* What people ask of a check and its lines; what is not possible is refused by decide. */

const newLine = (random: Random) => {
  const item = random.pick(menu)!;
  return {
    item, quantityMilli: item.unit === 'kg' ? random.between(150, 1_800) : random.between(1, 3) * 1_000, note: random.chance(0.2) ? 'no onion' : '',
    ...(random.chance(0.4) ? { seat: random.int(4) } : {}), ...(random.chance(0.15) ? { course: 'dessert' } : {}), ...(random.chance(0.1) ? { guestNote: 'birthday' } : {}),
  };
};

function label(random: Random): OrderLabel {
  switch (random.int(8)) {
    case 0: return { label: 'table', value: { tableId: asId('t9'), tableName: '9', areaId: random.chance(0.5) ? 'terrace' : 'hall' } };
    case 1: return { label: 'order-type', value: random.pick(['dine-in', 'takeaway', 'delivery'] as const)! };
    case 2: return { label: 'guests', value: random.int(9) };
    case 3: return { label: 'note', value: `note ${random.int(9)}` };
    case 4: return { label: 'guest-note', value: `thanks ${random.int(9)}` };
    case 5: return { label: 'waiter', value: asId(random.pick(['davron', 'elena', 'boris'])!) };
    case 6: return { label: 'customer', value: random.chance(0.8) ? { customerId: null, name: 'Farida', phone: `+99890${random.int(1_000_000)}` } : null };
    default: return { label: 'delivery', value: random.chance(0.8) ? { address: 'Navoi 1', courier: 'Timur', promisedAtMs: null, fee: random.pick([0, 9_999, 15_000])! } : null };
  }
}

const lineKinds = { add: 10, combo: 1.2, change: 4, note: 0.8, 'label-line': 1.5, void: 2.2, fire: 6, 'fire-course': 0.5, hold: 0.6, label: 2, cancel: 0.4, reopen: 3 } as const;
export type LineKind = keyof typeof lineKinds;
export const lineWeights: Readonly<Record<LineKind, number>> = lineKinds;

export function lineCommand(kind: LineKind, state: OrderState, random: Random): OrderCommand {
  const lineId: LineId = random.pick(state.lines)?.lineId ?? asId('none');
  switch (kind) {
    case 'add': return { type: 'add-item', ...newLine(random) };
    case 'combo': return { type: 'add-combo', combo: { itemId: asId('lunch'), name: { en: 'lunch', ru: '', uz: '' } }, lines: [menu[5]!, menu[2]!].map((item) => ({ item, quantityMilli: 1_000, note: '' })) };
    case 'change': return { type: 'change-quantity', lineId, deltaMilli: random.pick([-2, -1, -1, 1, 2])! * 1_000 };
    case 'note': return { type: 'note-line', lineId, note: `note ${random.int(9)}` };
    case 'label-line': return { type: 'label-line', lineId, ...(random.chance(0.6) ? { label: 'seat' as const, value: random.int(4) } : { label: 'course' as const, value: random.pick(['main', 'dessert'])! }) };
    case 'void': return { type: 'void-line', lineId, reason: 'dropped' };
    case 'fire': return random.chance(0.2) ? { type: 'fire', everything: true } : { type: 'fire' };
    case 'fire-course': return { type: 'fire', courses: ['dessert'] };
    case 'hold': return { type: 'hold-course', course: random.pick(['dessert', 'main'])!, held: random.chance(0.6) };
    case 'label': return { type: 'label', ...label(random) };
    case 'cancel': case 'reopen': return { type: kind, reason: 'guest changed their mind' };
  }
}
