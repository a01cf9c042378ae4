import type { Replicated } from '../../shared/crdt/replicated.ts';
import type { CollectionName } from '../../shared/documents/collections.ts';

/** What one commit wrote to one scope, told to the devices after the commit. */
export type Announcement = {
  readonly scope: string;
  /** The scope's sequence number before this commit. */
  readonly previous: number;
  readonly seq: number;
  /** Each document, and the JSON of it that was stored. */
  readonly docs: readonly { readonly collection: CollectionName; readonly id: string; readonly doc: Replicated; readonly text: string }[];
  /** Whether day archives were written as well. */
  readonly archives: boolean;
};

export type Announce = (announcement: Announcement) => void;
