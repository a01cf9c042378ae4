/*
 * Conditions on `document` that fit exactly one of its indexes (see the migration). Used in every
 * query by sequence and of what is live; plain equality is for lookups by id.
 */

/** `scope` and `collection` are SQL: a parameter or a column. */
export const inSequence = (scope: string, collection: string): string =>
  `scope collate "POSIX" = ${scope} and collection collate "POSIX" = ${collection}`;

export const live = (scope: string, collection: string): string =>
  `(case when deleted then null else scope end) = ${scope} and not deleted and collection = ${collection}`;
