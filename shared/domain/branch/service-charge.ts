import type { FrozenCharge } from '../order/frozen.ts';

/**
 * A rule of the branch: which checks are charged for service, and how much. `taxClass`: of the
 * catalogue, whose rates the charge itself bears; empty: none.
 */
export type ServiceCharge = Omit<FrozenCharge, 'taxes'> & { readonly taxClass: string; readonly active: boolean; readonly order: number };
