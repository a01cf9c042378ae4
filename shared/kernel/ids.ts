/**
 * Branded identities. Every id a device makes is a UUIDv7, so two devices never make the same one:
 * at 1,000 devices making 100 ids a second, 74 random bits per millisecond leave the odds of one
 * collision in a century below one in a million; were it to happen, `merge` keeps one of the two.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type OpId = Id<'op'>;
export type DocId = Id<'doc'>;
export type OrderId = DocId;
export type LineId = Id<'line'>;
export type ItemId = Id<'item'>;
export type TableId = Id<'table'>;
export type StaffId = Id<'staff'>;
export type DeviceId = Id<'device'>;
/** The organisation (`org:<id>`) or one branch (`branch:<id>`): the unit of sequence and of access. */
export type Scope = Id<'scope'>;

/** Names the kind of id a plain string is known to be, at the edge where it enters the program. */
export const asId = <T extends string>(value: string): T => value as T;

export const orgScope = (organisationId: string): Scope => asId(`org:${organisationId}`);
export const branchScope = (branchId: string): Scope => asId(`branch:${branchId}`);
export const isBranchScope = (scope: string): boolean => scope.startsWith('branch:');
