import type { Replicated } from '../crdt/replicated.ts';

/**
 * What replicates, by how it replicates (a browser realm opens only a few collections, so there is
 * none per entity):
 * - `orders`: journals of checks, written by terminals, retired into day archives;
 * - `records`: journals of shifts (`shift:<id>`), bookings (`booking:<id>`) and customers (`customer:<id>`);
 * - `roster`: journals of staff (`staff:<id>`) and devices (`device:<id>`), written by the server;
 * - `boards`: catalogue (organisation), floor and settings (branch);
 * - `facts`: what happened once: sign-ins, lock-outs; later stock movements and drawer events.
 */
export const collections = ['orders', 'records', 'roster', 'boards', 'facts'] as const;
export type CollectionName = (typeof collections)[number];

/** The collections whose journals terminals append to. */
export type JournalCollection = Extract<CollectionName, 'orders' | 'records'>;

export const isCollection = (name: string): name is CollectionName => collections.some((known) => known === name);

export type CollectionRule = {
  readonly shape: Replicated['shape'];
  /** Whether terminals may push to it at all. */
  readonly push: boolean;
  /** Which kind of scope its documents live in. */
  readonly scopes: 'branch' | 'organisation' | 'both';
  /** Highest size of one document as JSON, in characters. */
  readonly maxLength: number;
};

export const collectionRules: Readonly<Record<CollectionName, CollectionRule>> = {
  orders: { shape: 'journal', push: true, scopes: 'branch', maxLength: 1_000_000 },
  records: { shape: 'journal', push: true, scopes: 'branch', maxLength: 1_000_000 },
  roster: { shape: 'journal', push: false, scopes: 'organisation', maxLength: 200_000 },
  boards: { shape: 'board', push: true, scopes: 'both', maxLength: 8_000_000 },
  facts: { shape: 'fact', push: true, scopes: 'branch', maxLength: 20_000 },
};

/** Ids of the boards there are: one catalogue and some boards of pictures an organisation; one floor, settings and availability a branch. */
export const catalogueBoardId = 'catalogue';
export const floorBoardId = 'floor';
export const settingsBoardId = 'settings';
export const availabilityBoardId = 'availability';
export const pictureBoardIds: readonly string[] = ['pictures-0', 'pictures-1', 'pictures-2', 'pictures-3', 'pictures-4', 'pictures-5', 'pictures-6', 'pictures-7'];

/** Which boards live in which kind of scope: a floor under the organisation is refused. */
export const boardScopeById: Readonly<Record<string, 'organisation' | 'branch'>> = {
  [catalogueBoardId]: 'organisation', [floorBoardId]: 'branch', [settingsBoardId]: 'branch', [availabilityBoardId]: 'branch',
  ...Object.fromEntries(pictureBoardIds.map((id) => [id, 'organisation' as const])),
};

/**
 * The id under which a board is stored: `<name>@<scope>`, because a device holds documents of two
 * scopes in one collection.
 */
export const boardDocId = (name: string, scope: string): string => `${name}@${scope}`;
export const boardNameOf = (docId: string): string => docId.slice(0, docId.indexOf('@'));
export const staffDocId = (staffId: string): string => `staff:${staffId}`;
export const deviceDocId = (deviceId: string): string => `device:${deviceId}`;
