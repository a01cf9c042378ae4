/** Keys that come faster than this were typed by a scanner, one without a cable included. A fast typist needs 60 ms and more. */
const maxGapMs = 50;
const minLength = 4;

export type BarcodeWedge = {
  /** Takes one key press; answers the code when Enter ends a scan, else null. */
  readonly feed: (key: string, atMs: number) => string | null;
};

/** Tells a scanner that poses as a keyboard from a person by the pace of its keys. */
export function makeBarcodeWedge(): BarcodeWedge {
  let typed = '';
  let lastMs = 0;
  return {
    feed: (key, atMs) => {
      const gapMs = atMs - lastMs;
      lastMs = atMs;
      const inPace = gapMs >= 0 && gapMs <= maxGapMs;
      if (!inPace) typed = '';
      if (key === 'Enter') {
        const code = typed;
        typed = '';
        return code.length >= minLength ? code : null;
      }
      // Shift and the like come between the signs of some codes and stand for none.
      if (key.length !== 1) return null;
      typed += key;
      return null;
    },
  };
}
