import type { Authority } from '../../shared/domain/staff/authority.ts';
import type { Role } from '../../shared/domain/staff/staff.ts';

/** Highest discount without approval, in basis points, until a branch says otherwise. */
const defaultDiscountCap: Readonly<Record<Role, number>> = { admin: 10_000, manager: 10_000, cashier: 1_000, waiter: 0, kitchen: 0 };

/** What a person of this role may do alone. */
export const authorityOf = (role: Role): Authority => ({ role, discountCapBasisPoints: defaultDiscountCap[role] });
