import { createMemo, createSignal, type Accessor } from 'solid-js';
import { placedAreas, type Floor, type PlacedArea } from '../../../shared/domain/branch/floor.ts';
import { floorTexts } from '../../i18n/floor.ts';

export type AreaChoice = {
  readonly areas: Accessor<readonly PlacedArea[]>;
  /** The one shown; null while there is none. */
  readonly area: Accessor<PlacedArea | null>;
  readonly choose: (id: string) => void;
};

/** Which area this window looks at, kept while it is open: the chosen one, the first where that is gone. */
const [chosen, setChosen] = createSignal<string | null>(null);

export function createAreaChoice(floor: Accessor<Floor>, first?: Accessor<string | null>): AreaChoice {
  const areas = createMemo(() => placedAreas(floor()));
  const area = createMemo(() => {
    const wanted = chosen() ?? first?.() ?? null;
    return areas().find(({ id }) => id === wanted) ?? areas()[0] ?? null;
  });
  return { areas, area, choose: (id) => setChosen(id) };
}

export const areaName = (area: PlacedArea): string => area.name || floorTexts().otherArea;
