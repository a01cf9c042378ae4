import { createSignal, type Accessor } from 'solid-js';

const key = 'kitchen-stations';

/** The stations a screen shows; null: all of them, those that come later too. */
export type StationChoice = {
  readonly chosen: Accessor<readonly string[] | null>;
  readonly choose: (stations: readonly string[] | null) => void;
  readonly shows: (station: string) => boolean;
};

type Storage = { readonly getItem: (key: string) => string | null; readonly setItem: (key: string, value: string) => void };

function read(storage: Storage): readonly string[] | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return Array.isArray(stored) && stored.length > 0 && stored.every((item) => typeof item === 'string') ? stored : null;
  } catch {
    return null;
  }
}

/** Remembered on the device: a kitchen screen that restarts shows the same stations at once. */
export function createStationChoice(storage: Storage): StationChoice {
  const [chosen, setChosen] = createSignal(read(storage));
  return {
    chosen,
    choose: (stations) => {
      const next = stations !== null && stations.length > 0 ? stations : null;
      setChosen(next);
      try {
        storage.setItem(key, JSON.stringify(next));
      } catch {
        // A device that forbids storage forgets the choice at the next start and shows all stations.
      }
    },
    shows: (station) => chosen()?.includes(station) ?? true,
  };
}
