import { boardEntries } from '../crdt/board-entries.ts';
import type { Board } from '../crdt/board.ts';
import type { BranchSettings } from '../domain/branch/branch.ts';
import type { Floor } from '../domain/branch/floor.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import { catalogueOf } from './catalogue-board.ts';
import { boardNameOf, catalogueBoardId, floorBoardId, settingsBoardId } from './collections.ts';
import { floorOf } from './floor-board.ts';
import { settingsOf } from './settings-board.ts';

/** The derived view of any board; null for one this build does not know. */
export function boardViewOf(board: Board): Catalogue | Floor | BranchSettings | null {
  const entries = boardEntries(board.y);
  switch (boardNameOf(board.id)) {
    case catalogueBoardId: return catalogueOf(entries);
    case floorBoardId: return floorOf(entries);
    case settingsBoardId: return settingsOf(entries);
    default: return null;
  }
}
