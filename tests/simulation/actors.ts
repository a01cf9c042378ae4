import { deviceActor } from '../../shared/documents/permissions.ts';
import type { OrderCommand } from '../../shared/domain/order/command.ts';
import { unserved } from '../../shared/domain/order/serving.ts';
import type { OrderState } from '../../shared/domain/order/state.ts';
import { businessDateOf } from '../../shared/kernel/business-day.ts';
import { asId, type DocId, type OrderId, type StaffId } from '../../shared/kernel/ids.ts';
import { attempt, settleAttempt } from './attempt-actors.ts';
import { carryOut } from './carry-out.ts';
import { lineCommand, lineWeights, type LineKind } from './line-commands.ts';
import { moneyCommand, moneyWeights, payCommand, type MoneyKind } from './money-commands.ts';
import { approverFor, someone } from './people.ts';
import type { Random } from './random.ts';
import { currentShift } from './shift-actors.ts';
import { knownOrders, type Known } from './states.ts';
import type { Terminal } from './terminal.ts';
import { transfer } from './transfer-actors.ts';

function open(terminal: Terminal, by: StaffId, random: Random): string {
  const { house } = terminal;
  const table = random.int(4);
  const openedAtMs = terminal.wallNow();
  const date = businessDateOf(openedAtMs, 'UTC', 5);
  const docId: OrderId = asId(terminal.newId());
  const orderType = table > 0 ? 'dine-in' : random.chance(0.5) ? 'takeaway' : 'delivery';
  terminal.replica.reserveNumber(date, (counter) => {
    carryOut(terminal, docId, by, {
      type: 'open', number: `${terminal.letter}-${String(counter).padStart(3, '0')}`, orderType, businessDate: date,
      tableId: table === 0 ? null : asId(`t${table}`), tableName: table === 0 ? '' : String(table), areaId: table > 2 ? 'terrace' : 'hall', guests: 1 + random.int(5), openedAtMs, currency: 'UZS',
      charges: house.charges, taxProfile: house.taxProfile, heldCourses: orderType === 'dine-in' ? house.heldCourses : [],
    });
  });
  return `${by} opens ${docId}`;
}

const otherWeights = { attempt: 2.2, 'settle-attempt': 1.2, move: 2.2, merge: 0.8, finish: 7 } as const;
type Kind = LineKind | MoneyKind | keyof typeof otherWeights;
const weights: Readonly<Record<Kind, number>> = { ...lineWeights, ...moneyWeights, ...otherWeights };

/** The next thing a guest who leaves waits for. */
function finishing(docId: DocId, state: OrderState, shift: DocId | null, terminal: Terminal, random: Random): OrderCommand {
  if (state.lines.some((line) => line.unsentMilli !== 0)) return { type: 'fire', everything: true };
  return state.totals.balance > 0 ? payCommand({ orderId: docId, state, shift, cashStep: terminal.house.cashStep }, random) : { type: 'close', shift };
}

function actOn(terminal: Terminal, { id, state }: Known<OrderState>, open: readonly Known<OrderState>[], by: StaffId, random: Random): string {
  const kind = random.weighted(weights);
  const shift = currentShift(terminal)?.id ?? null;
  const canTakeMoney = shift !== null || !terminal.house.requireShift;
  switch (kind) {
    case 'attempt': return canTakeMoney ? attempt(terminal, id, by, random) : 'no shift is open';
    case 'settle-attempt': return settleAttempt(terminal, id, by, random);
    case 'move': case 'merge': return transfer(terminal, id, by, open, random, kind === 'merge');
  }
  const command = kind === 'finish' ? finishing(id, state, shift, terminal, random)
    : Object.hasOwn(lineWeights, kind) ? lineCommand(kind as LineKind, state, random)
    : moneyCommand(kind as MoneyKind, { orderId: id, state, shift, cashStep: terminal.house.cashStep }, random);
  if (command.type === 'pay' && !canTakeMoney) return 'no shift is open';
  // Beside what they do, so that a plan kept from before people said so still does all it did.
  if (kind === 'finish' && state.guests % 2 === 1) carryOut(terminal, id, by, { type: 'ask-bill', asked: state.billAsked === null });
  const ops = carryOut(terminal, id, by, command, approverFor(terminal, random, by));
  return `${command.type} on ${id}${ops.length === 0 ? ' (not possible)' : ''}`;
}

/** Someone at a till does the next thing a restaurant needs; returns what, for the step log. */
export function actAtTill(terminal: Terminal, random: Random): string {
  const by = someone(terminal, random, ['manager', 'cashier', 'waiter']);
  const orders = knownOrders(terminal.replica.known.values()).filter(({ state }) => state.number !== '?');
  const standing = orders.filter(({ state }) => state.status === 'open');
  if (standing.length === 0 || (orders.length < 14 && standing.length < 5 && random.chance(0.15))) return open(terminal, by, random);
  return `${by}: ${actOn(terminal, random.pick(random.chance(0.8) ? standing : orders)!, standing, by, random)}`;
}

/** The kitchen screen shows what is new, and cooks bump and recall. */
export function actInKitchen(terminal: Terminal, random: Random): string {
  const order = random.pick(knownOrders(terminal.replica.known.values()).filter(({ state }) => state.fires.length > 0));
  if (!order) return 'nothing to cook';
  const { id, state } = order;
  const waiting = [...state.lines, ...state.movedLines].flatMap((line) => line.work.filter((piece) => piece.fire !== null && !piece.bumped).map((piece) => piece.opId));
  const standing = state.bumps.filter((bump) => !bump.recalled).map((bump) => bump.opId);
  const kind = random.weighted({ see: 4, bump: 6, recall: 1.5 });
  const command: OrderCommand = kind === 'see' ? { type: 'see', fires: state.fires.map((fire) => fire.opId), station: 'hot' }
    : kind === 'bump' ? { type: 'bump', work: random.chance(0.5) ? waiting : waiting.slice(0, 1) }
    : { type: 'recall', bumps: standing.slice(-1) };
  const ops = carryOut(terminal, id, asId(deviceActor(terminal.name)), command);
  if (command.type === 'bump' && state.bumps.length % 2 === 0) carryOut(terminal, id, asId(deviceActor(terminal.name)), { type: 'serve', served: true, lines: unserved(state) });
  if (command.type === 'recall') carryOut(terminal, id, asId(deviceActor(terminal.name)), { type: 'serve', served: false, lines: state.servings.at(-1)?.lines ?? [] });
  return `${command.type} on ${id}${ops.length === 0 ? ' (not possible)' : ''}`;
}
