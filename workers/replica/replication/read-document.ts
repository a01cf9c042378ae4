import type { Replicated } from '../../../shared/crdt/replicated.ts';

const shapes: readonly unknown[] = ['journal', 'fact', 'board'];

/** Longest document id a row can have. */
const maxIdLength = 160;

/**
 * Whether merge can work with what the server sent. Anything else is left out: one bad row must not
 * stop the pull that carries it [P3].
 */
export const isDocument = (doc: unknown): doc is Replicated =>
  typeof doc === 'object' && doc !== null && shapes.includes((doc as Replicated).shape) && typeof (doc as Replicated).id === 'string'
  && (doc as Replicated).id.length > 0 && (doc as Replicated).id.length <= maxIdLength;
