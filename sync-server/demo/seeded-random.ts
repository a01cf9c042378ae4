/** Numbers that only depend on the seed: the same demo and the same benchmark on every machine. */
export type SeededRandom = {
  /** 0 (inclusive) to 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both possible. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the entries, each as likely as its weight says; some weight must be above zero. */
  readonly weighted: <T>(entries: readonly (readonly [T, number])[]) => T;
  /** A UUIDv7 of this instant. */
  readonly id: (ms: number) => string;
};

/** Mulberry32: 32 bits of state are plenty for what nobody has to guess. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = (): number => bits() / 4_294_967_296;
  const hex = (): string => bits().toString(16).padStart(8, '0');
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted(entries) {
      let left = next() * entries.reduce((all, [, weight]) => all + weight, 0);
      for (const [entry, weight] of entries) {
        left -= weight;
        if (left < 0) return entry;
      }
      return entries.at(-1)![0];
    },
    id(ms) {
      const time = Math.trunc(ms).toString(16).padStart(12, '0');
      const [a, b, c] = [hex(), hex(), hex()];
      const variant = '89ab'[Number.parseInt(b[0]!, 16) & 3]!;
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${variant}${b.slice(1, 4)}-${b.slice(4)}${c}`;
    },
  };
}
