import type { StampedOp } from '../op.ts';

export type DeviceKind = 'till' | 'waiter' | 'kitchen' | 'display';
export const deviceKinds: readonly DeviceKind[] = ['till', 'waiter', 'kitchen', 'display'];

/** Ops of a device's journal; only the server writes them. */
export type DeviceOpData = {
  'device.paired': { readonly name: string; readonly kind: DeviceKind; readonly letter: string; readonly branchId: string };
  'device.renamed': { readonly name: string };
  'device.revoked': Record<string, never>;
};

export type DeviceState = {
  readonly name: string;
  readonly kind: DeviceKind;
  /** Prefix of the order numbers this device gives; unique within its branch for ever. */
  readonly letter: string;
  readonly branchId: string;
  readonly revoked: boolean;
};

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (op: StampedOp): Fields => (op.data !== null && typeof op.data === 'object' ? (op.data as Fields) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** State of a device; total. */
export function foldDevice(ops: Iterable<StampedOp>): DeviceState {
  let state: DeviceState = { name: '', kind: 'till', letter: '', branchId: '', revoked: false };
  for (const op of ops) {
    const data = fieldsOf(op);
    if (op.type === 'device.paired') {
      state = { ...state, name: text(data['name']), kind: deviceKinds.find((kind) => kind === data['kind']) ?? 'till', letter: text(data['letter']), branchId: text(data['branchId']) };
    } else if (op.type === 'device.renamed') state = { ...state, name: text(data['name']) };
    else if (op.type === 'device.revoked') state = { ...state, revoked: true };
  }
  return state;
}
