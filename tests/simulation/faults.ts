import { Random } from './random.ts';

/** One thing that happens to the world; `salt` seeds every choice made inside it, so that steps can be taken away. */
export type Step = {
  readonly atMs: number;
  readonly salt: number;
  readonly does:
    | 'act' | 'drawer' | 'book' | 'cook' | 'cut' | 'mend' | 'crash-terminal' | 'crash-server' | 'set-clock' | 'backup-terminal' | 'restore-terminal'
    | 'backup-server' | 'restore-server' | 'let-go';
  /** Which terminal: tills first, the kitchen screen last. */
  readonly terminal: number;
};

/** Everything a run is made of: the same plan gives the same run. */
export type Plan = {
  readonly seed: number;
  readonly tills: number;
  /** Chance of one message to be lost or to come twice; most it is under way. */
  readonly loss: number;
  readonly duplication: number;
  readonly longestDelayMs: number;
  readonly steps: readonly Step[];
};

const hour = 3_600_000;

/** Each seed has a temper of its own: some are calm, some cut everyone off, some restore backups. */
export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const tills = random.between(2, 5);
  const weights: Record<Step['does'], number> = {
    act: 100, drawer: 10, book: 3, cook: 24,
    cut: random.chance(0.7) ? random.between(1, 8) : 0, mend: 8,
    'crash-terminal': random.chance(0.6) ? random.between(1, 6) : 0, 'crash-server': random.chance(0.5) ? random.between(1, 3) : 0,
    'set-clock': random.chance(0.4) ? random.between(1, 4) : 0,
    'backup-terminal': random.chance(0.3) ? 3 : 0, 'restore-terminal': 0,
    'backup-server': random.chance(0.3) ? 3 : 0, 'restore-server': 0,
    'let-go': random.chance(0.3) ? 1 : 0,
  };
  if (weights['backup-terminal'] > 0) weights['restore-terminal'] = 1.5;
  if (weights['backup-server'] > 0) weights['restore-server'] = 1.5;
  const steps: Step[] = [];
  let atMs = 1_000;
  for (let left = random.between(60, 320); left > 0; left -= 1) {
    atMs += random.chance(0.03) ? random.int(hour) : random.chance(0.5) ? random.int(60) : random.int(20_000);
    steps.push({ atMs, salt: random.int(2 ** 31), does: random.weighted(weights), terminal: random.int(tills + 1) });
  }
  return {
    seed, tills, steps, loss: random.chance(0.6) ? random.next() * 0.3 : 0, duplication: random.chance(0.5) ? random.next() * 0.2 : 0,
    longestDelayMs: random.pick([20, 200, 2_000, 8_000])!,
  };
}
