import type { StampedOp } from '../op.ts';
import { readCustomerOp, type CustomerDetails } from './ops.ts';

export type CustomerState = CustomerDetails & {
  /** Stamps of the first and the last op that counts; empty before the first. */
  readonly firstStamp: string;
  readonly lastStamp: string;
};

/** State of a customer from their ops in (stamp, op id) order. Total. */
export function foldCustomer(ops: Iterable<StampedOp>): CustomerState {
  let state: CustomerState = { name: '', phone: '', address: '', note: '', firstStamp: '', lastStamp: '' };
  for (const one of ops) {
    const op = readCustomerOp(one);
    if (op === null) continue;
    const { name = state.name, phone = state.phone, address = state.address, note = state.note } = op.data;
    state = { name, phone, address, note, firstStamp: state.firstStamp || op.stamp, lastStamp: op.stamp };
  }
  return state;
}

/** What two ways of writing one phone number have in common: its last nine digits, or all where there are fewer. */
export const phoneKey = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-9);
