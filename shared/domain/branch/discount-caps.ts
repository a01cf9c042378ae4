import type { Authority } from '../staff/authority.ts';
import type { Role } from '../staff/staff.ts';

/** Highest discount of each role without approval, in basis points of what it is taken of. */
export type DiscountCaps = Readonly<Record<Role, number>>;

export const defaultDiscountCaps: DiscountCaps = { admin: 10_000, manager: 10_000, cashier: 1_000, waiter: 0, kitchen: 0 };

/** What somebody of this role may do alone in a branch with these caps. */
export const authorityOf = (role: Role, caps: DiscountCaps): Authority => ({ role, discountCapBasisPoints: caps[role] });
