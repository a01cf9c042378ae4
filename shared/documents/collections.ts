import type { Replicated } from '../crdt/replicated.ts';

/**
 * What replicates, by how it replicates (a browser realm opens only a few collections, so there is
 * none per entity):
 * - `orders`: journals of checks, written by terminals, retired into day archives;
 * - `roster`: journals of staff (`staff:<id>`) and devices (`device:<id>`), written by the server;
 * - `boards`: catalogue (organisation), floor and settings (branch);
 * - `facts`: what happened once: sign-ins, lock-outs; later stock movements and drawer events.
 */
export const collections = ['orders', 'roster', 'boards', 'facts'] as const;
export type CollectionName = (typeof collections)[number];

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
  roster: { shape: 'journal', push: false, scopes: 'organisation', maxLength: 200_000 },
  boards: { shape: 'board', push: true, scopes: 'both', maxLength: 8_000_000 },
  facts: { shape: 'fact', push: true, scopes: 'branch', maxLength: 20_000 },
};

/** Ids of the boards there are: one catalogue an organisation; one floor and one settings a branch. */
export const catalogueBoardId = 'catalogue';
export const floorBoardId = 'floor';
export const settingsBoardId = 'settings';

/** Which boards live in which kind of scope: a floor under the organisation is refused. */
export const boardScopeById: Readonly<Record<string, 'organisation' | 'branch'>> = {
  [catalogueBoardId]: 'organisation', [floorBoardId]: 'branch', [settingsBoardId]: 'branch',
};

/**
 * The id under which a board is stored: `<name>@<scope>`, because a device holds documents of two
 * scopes in one collection.
 */
export const boardDocId = (name: string, scope: string): string => `${name}@${scope}`;
export const boardNameOf = (docId: string): string => docId.slice(0, docId.indexOf('@'));
export const staffDocId = (staffId: string): string => `staff:${staffId}`;
export const deviceDocId = (deviceId: string): string => `device:${deviceId}`;
