import { deviceActor, mayRecord } from '../../shared/documents/permissions.ts';
import { orderStateOf } from '../../shared/documents/order-document.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { decideOrder } from '../../shared/domain/order/decide.ts';
import type { FrozenItem } from '../../shared/domain/order/frozen.ts';
import type { OrderOp } from '../../shared/domain/order/ops.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';
import type { Journal } from '../../shared/crdt/journal.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import { asId, type OrderId, type StaffId } from '../../shared/kernel/ids.ts';
import { roundToStep } from '../../shared/kernel/money.ts';
import { nextStamp } from '../../shared/kernel/stamp.ts';
import type { Random } from './random.ts';
import type { Terminal } from './world.ts';
import { fullAuthority } from '../../shared/domain/staff/authority.ts';

export const staffRoles: Readonly<Record<string, Role>> = { anna: 'manager', boris: 'cashier', chinara: 'cashier', davron: 'waiter', elena: 'waiter' };

const itemOf = (name: string, unitPrice: number, station: string, included = true): FrozenItem => ({
  itemId: asId(name), name: { en: name, ru: '', uz: '' }, unitPrice, unit: 'piece', station, course: 'main', taxClass: 'vat', taxBasisPoints: 1_200, taxIncluded: included,
});
const menu = [itemOf('plov', 45_000, 'hot'), itemOf('tea', 5_030, 'bar'), itemOf('bread', 3_333, ''), itemOf('service', 9_990, 'bar', false)];
const cashStep = 100;
const stateByDoc = new WeakMap<Journal, OrderState>();

export const stateOf = (doc: Journal): OrderState => {
  const known = stateByDoc.get(doc);
  if (known) return known;
  const state = orderStateOf(doc);
  stateByDoc.set(doc, state);
  return state;
};

/** What a terminal does: the tap is decided, painted from the working set and written. */
function carryOut(terminal: Terminal, docId: OrderId, by: StaffId, command: OrderCommand): readonly OrderOp[] {
  const { replica } = terminal;
  const doc = replica.known.get(docId);
  const decided = decideOrder(doc ? stateOf(doc) : null, command, {
    by, device: asId(terminal.name), authority: fullAuthority, nowMs: terminal.wallNow(), newId: terminal.newId,
    nextStamp: () => (replica.lastStamp = nextStamp(replica.lastStamp, terminal.wallNow())),
  });
  if (!decided.ok) return [];
  const role: Role = by === deviceActor(terminal.name) ? 'kitchen' : staffRoles[by]!;
  if (!decided.value.every((op) => mayRecord(op.type, role, terminal.kind))) return [];
  terminal.record(docId, decided.value);
  return decided.value;
}

/** Someone at a till does the next thing a restaurant needs; returns what, for the step log. */
export function actAtTill(terminal: Terminal, random: Random): string {
  const { replica } = terminal;
  const staff = Object.keys(staffRoles).filter((name) => !replica.leftStaff.includes(name));
  const by: StaffId = asId(random.pick(staff) ?? 'anna');
  const orders = [...replica.known.values()].filter((doc) => stateOf(doc).number !== '?');
  const open = orders.filter((doc) => stateOf(doc).status === 'open');
  if (open.length === 0 || (orders.length < 14 && random.chance(0.12))) {
    const table = random.int(4);
    const openedAtMs = terminal.wallNow();
    const date = businessDateOf(openedAtMs, 'UTC', 5);
    const docId: OrderId = asId(terminal.newId());
    replica.reserveNumber(date, (counter) => {
      carryOut(terminal, docId, by, {
        type: 'open', number: `${terminal.letter}-${String(counter).padStart(3, '0')}`, orderType: table === 0 ? 'takeaway' : 'dine-in', businessDate: date,
        tableId: table === 0 ? null : asId(`t${table}`), tableName: table === 0 ? '' : String(table), guests: 1 + random.int(5), openedAtMs, currency: 'UZS',
      });
    });
    return `${by} opens ${docId}`;
  }
  const doc = random.pick(random.chance(0.9) ? open : orders)!;
  const command = commandFor(stateOf(doc), random);
  const ops = carryOut(terminal, doc.id, by, command);
  return `${by}: ${command.type} on ${doc.id}${ops.length === 0 ? ' (not possible)' : ''}`;
}

function commandFor(state: OrderState, random: Random): OrderCommand {
  const lineId = random.pick(state.lines)?.lineId ?? asId('none');
  const kind = random.weighted({ add: 10, change: 5, note: 1, void: 2, fire: 6, pay: 5, close: 3, cancel: 0.5, reopen: 2, refund: 1.5, label: 1 });
  switch (kind) {
    case 'add': return { type: 'add-item', item: random.pick(menu)!, quantityMilli: random.between(1, 3) * 1_000, note: random.chance(0.2) ? 'no onion' : '' };
    case 'change': return { type: 'change-quantity', lineId, deltaMilli: random.pick([-2, -1, -1, 1, 2])! * 1_000 };
    case 'note': return { type: 'note-line', lineId, note: `note ${random.int(9)}` };
    case 'void': return { type: 'void-line', lineId, reason: 'dropped' };
    case 'fire': case 'close': return { type: kind };
    case 'cancel': case 'reopen': return { type: kind, reason: 'guest changed their mind' };
    case 'label': return { type: 'label', label: 'table', value: { tableId: asId('t9'), tableName: '9' } };
    case 'refund': {
      const payment = random.pick(state.payments);
      const most = (payment?.amount ?? 0) - (payment?.refunded ?? 0);
      return { type: 'refund', payment: payment?.opId ?? asId('none'), amount: random.chance(0.5) ? most : Math.ceil(most / 2), reason: 'complaint' };
    }
    case 'pay': {
      const { balance } = state.totals;
      const part = random.chance(0.2) ? Math.ceil(balance / 2) : balance;
      if (random.chance(0.4)) return { type: 'pay', method: 'card', kind: 'card', tendered: part, cashStep };
      return { type: 'pay', method: 'cash', kind: 'cash', tendered: Math.max(0, roundToStep(part, cashStep)) + (random.chance(0.3) ? 10_000 : 0), cashStep };
    }
  }
}

/** The kitchen screen shows what is new, and cooks bump and recall. */
export function actInKitchen(terminal: Terminal, random: Random): string {
  const docs = [...terminal.replica.known.values()].filter((doc) => stateOf(doc).fires.length > 0);
  const doc = random.pick(docs);
  if (!doc) return 'nothing to cook';
  const state = stateOf(doc);
  const waiting = state.lines.flatMap((line) => line.work.filter((piece) => piece.fire !== null && !piece.bumped).map((piece) => piece.opId));
  const standing = state.bumps.filter((bump) => !bump.recalled).map((bump) => bump.opId);
  const kind = random.weighted({ see: 4, bump: 6, recall: 1.5 });
  const command: OrderCommand = kind === 'see' ? { type: 'see', fires: state.fires.map((fire) => fire.opId), station: 'hot' }
    : kind === 'bump' ? { type: 'bump', work: random.chance(0.5) ? waiting : waiting.slice(0, 1) }
    : { type: 'recall', bumps: standing.slice(-1) };
  const ops = carryOut(terminal, doc.id, asId(deviceActor(terminal.name)), command);
  return `${command.type} on ${doc.id}${ops.length === 0 ? ' (not possible)' : ''}`;
}
