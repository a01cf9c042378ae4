import type { EntryValue } from '../../shared/crdt/board-entries.ts';
import type { Board, BoardError } from '../../shared/crdt/board.ts';
import { openSession, type OpenBoard } from '../../shared/crdt/open-board.ts';
import { viewOfEntries } from '../../shared/documents/board-view.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';

/**
 * The boards that this device edits, kept open: reading a menu of 1,000 products takes longer than
 * all the rest of an edit, so it happens once a session and not several times a key stroke.
 */
export type BoardSessions = {
  /** The board with the keys set, `null` deletes one; null when nothing changes. What is known of the board reaches the session first. */
  readonly edit: (board: Board, changes: Readonly<Record<string, EntryValue | null>>) => Result<Board | null, BoardError>;
};

export function makeBoardSessions(randomBytes: (count: number) => Uint8Array): BoardSessions {
  const openById = new Map<string, OpenBoard>();

  function sessionOf(board: Board): OpenBoard {
    const open = openById.get(board.id);
    if (open) {
      open.take(board.y);
      return open;
    }
    const [clientId] = new Uint32Array(randomBytes(4).slice().buffer);
    const session = openSession(board.y, clientId!);
    openById.set(board.id, session);
    return session;
  }

  return {
    edit: (board, changes) => {
      try {
        const session = sessionOf(board);
        const set = session.set(changes);
        if (!set.ok) openById.delete(board.id);
        if (!set.ok || set.value === null) return set.ok ? ok(null) : set;
        return ok({ ...board, y: set.value, view: viewOfEntries(board.id, session.entries) });
      } catch (cause) {
        // What the session holds is unknown now: the next edit opens it anew, under another client id.
        openById.delete(board.id);
        throw cause;
      }
    },
  };
}
