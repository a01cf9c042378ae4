import type { StampedOp } from '../op.ts';
import type { Deed } from '../order/state.ts';
import { readShiftOp, type ShiftOp } from './ops.ts';
import type { Movement, ShiftState } from './state.ts';
import type { ZCorrection } from './z-report.ts';

/** Made anew each time: a screen's store writes into the lists it is given. */
const nothingYet = (): ShiftState => ({
  drawer: '', drawerName: '', businessDate: '1970-01-01', currency: '', openedAtMs: 0, openedBy: null, openedOn: null, float: 0, floatCount: [], cashier: null,
  handOvers: [], movements: [], approvals: [], closes: [], zReports: [], corrections: [], status: 'open', resolved: {}, firstStamp: '', lastStamp: '',
});

const deedOf = ({ id, by, device, stamp }: ShiftOp): Deed => ({ opId: id, by, device, stamp });

function movementOf(op: ShiftOp): Movement | null {
  switch (op.type) {
    case 'shift.paid-in': return { ...deedOf(op), direction: 'in', method: 'cash', kind: 'cash', amount: op.data.amount, reason: op.data.reason };
    case 'shift.paid-out': return { ...deedOf(op), direction: 'out', method: 'cash', kind: 'cash', amount: op.data.amount, reason: op.data.reason };
    case 'shift.dropped': return { ...deedOf(op), direction: 'drop', method: op.data.method, kind: op.data.kind, amount: op.data.amount, reason: op.data.reason };
    default: return null;
  }
}

/**
 * Whether a correction is about the report that stands: its hashes lead there, from one correction to
 * the one before. A device that was restored from a backup gives one number to two reports. Where
 * they lead nowhere the number decides, so that a chain with a gap is seen to be broken.
 */
function isAbout([z, ...others]: ShiftState['zReports'], every: readonly ZCorrection[]): (correction: ZCorrection) => boolean {
  const before = new Map(every.map(({ hash, previousHash }) => [hash, previousHash]));
  const rootOf = (correction: ZCorrection): string => {
    let { previousHash: at } = correction;
    for (let steps = every.length; steps > 0 && at !== z?.hash; steps -= 1) at = before.get(at) ?? at;
    return at;
  };
  return (correction) => {
    if (z === undefined) return false;
    const root = rootOf(correction);
    return root === z.hash || (correction.z === z.number && !others.some(({ hash }) => hash === root));
  };
}

/** State of a shift from its ops in (stamp, op id) order. Total. Everything about money is a set of facts. */
export function foldShift(ops: Iterable<StampedOp>): ShiftState {
  let state = nothingYet();
  const every: ShiftState['corrections'][number][] = [];
  for (const one of ops) {
    const op = readShiftOp(one);
    if (op === null) continue;
    state = { ...state, firstStamp: state.firstStamp || op.stamp, lastStamp: op.stamp };
    const deed = deedOf(op);
    switch (op.type) {
      case 'shift.opened': {
        if (state.openedOn !== null) break;
        const { count, ...opened } = op.data;
        state = { ...state, ...opened, floatCount: count, openedBy: op.by, openedOn: op.device, cashier: state.cashier ?? op.by };
        break;
      }
      case 'shift.handed-over': state = { ...state, cashier: op.data.to, handOvers: [...state.handOvers, { ...op.data, ...deed }] }; break;
      case 'shift.approved': state = { ...state, approvals: [...state.approvals, { ...deed, amount: op.data.amount }] }; break;
      case 'shift.closed': state = { ...state, closes: [...state.closes, { ...op.data, ...deed }] }; break;
      case 'shift.z-reported': state = { ...state, zReports: [...state.zReports, { ...op.data, ...deed }] }; break;
      case 'shift.z-corrected': every.push({ ...op.data, ...deed }); break;
      case 'shift.resolved': state = { ...state, resolved: { ...state.resolved, [op.data.key]: op.data.resolution } }; break;
      default: {
        const movement = movementOf(op);
        if (movement) state = { ...state, movements: [...state.movements, movement] };
      }
    }
  }
  const z = state.zReports[0];
  return {
    ...state,
    corrections: every.filter(isAbout(state.zReports, every)).sort((a, b) => a.index - b.index),
    status: z ? 'reported' : state.closes.length > 0 ? 'closed' : 'open',
  };
}
