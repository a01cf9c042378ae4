import type { BusinessDate } from '../../shared/kernel/business-day.ts';

export type NumberPool = {
  /** The next counter for the date: at once while one is in reserve, else when the worker answers. */
  readonly take: (date: BusinessDate) => number | Promise<number>;
  /** Fetches the reserve for a date; called when the till opens and when the business day turns. */
  readonly prepare: (date: BusinessDate) => void;
};

/**
 * Keeps one order number ahead, so that opening an order waits for no disk. A number left over when
 * the day turns or the page closes is a gap in the sequence, never a number used twice.
 */
export function makeNumberPool(reserve: (date: BusinessDate) => Promise<number>): NumberPool {
  let ready: { readonly date: BusinessDate; readonly counter: number } | null = null;
  let fetching: BusinessDate | null = null;

  const prepare = (date: BusinessDate): void => {
    if (ready?.date === date || fetching === date) return;
    fetching = date;
    reserve(date).then(
      (counter) => {
        if (fetching === date) ready = { date, counter };
      },
      // The next `take` asks again and tells the person why when that fails as well.
      () => undefined,
    ).finally(() => {
      if (fetching === date) fetching = null;
    });
  };

  return {
    prepare,
    take: (date) => {
      if (ready?.date !== date) return reserve(date).then((counter) => {
        prepare(date);
        return counter;
      });
      const { counter } = ready;
      ready = null;
      prepare(date);
      return counter;
    },
  };
}

/** `A-017`: the device's letter and its counter of the day. */
export const orderNumber = (letter: string, counter: number): string => `${letter}-${String(counter).padStart(3, '0')}`;
