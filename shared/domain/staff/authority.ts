import type { Role } from './staff.ts';

/** What the person who acts may do alone: their role and the branch's limits for it. */
export type Authority = {
  readonly role: Role;
  /** Highest discount, as a share of what it is taken of, without anybody's approval; 10,000 is all of it. */
  readonly discountCapBasisPoints: number;
};

/** Of the server's own writers (demo, import): nothing needs approval. */
export const fullAuthority: Authority = { role: 'admin', discountCapBasisPoints: 10_000 };
