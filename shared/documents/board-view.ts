import { boardEntries, type EntryValue } from '../crdt/board-entries.ts';
import type { Board } from '../crdt/board.ts';
import type { BranchSettings } from '../domain/branch/branch.ts';
import type { Floor } from '../domain/branch/floor.ts';
import type { Availability } from '../domain/catalogue/availability.ts';
import type { Catalogue } from '../domain/catalogue/catalogue.ts';
import type { Pictures } from '../domain/catalogue/pictures.ts';
import { availabilityOf } from './availability-board.ts';
import { catalogueOf } from './catalogue-board.ts';
import { availabilityBoardId, boardNameOf, catalogueBoardId, floorBoardId, pictureBoardIds, settingsBoardId } from './collections.ts';
import { floorOf } from './floor-board.ts';
import { picturesOf } from './picture-boards.ts';
import { settingsOf } from './settings-board.ts';

export type BoardView = Catalogue | Floor | BranchSettings | Availability | Pictures;

const viewByName: Readonly<Record<string, (entries: ReadonlyMap<string, EntryValue>) => BoardView>> = {
  [catalogueBoardId]: catalogueOf, [floorBoardId]: floorOf, [settingsBoardId]: settingsOf, [availabilityBoardId]: availabilityOf,
  ...Object.fromEntries(pictureBoardIds.map((id) => [id, picturesOf])),
};

/** The view of a board whose entries somebody has open; null for a board this build does not know. */
export const viewOfEntries = (boardId: string, entries: ReadonlyMap<string, EntryValue>): BoardView | null => {
  const name = boardNameOf(boardId);
  return Object.hasOwn(viewByName, name) ? viewByName[name]!(entries) : null;
};

/** The derived view of any board; null for one this build does not know. */
export const boardViewOf = (board: Board): BoardView | null => viewOfEntries(board.id, boardEntries(board.y));
