import type { Plan } from './faults.ts';
import { simulate, type Planted } from './world.ts';

/**
 * The smallest plan found that breaks the same invariant: takes away ever smaller runs of steps,
 * then what the network does. `mostRuns` bounds the time a hopeless case may take.
 */
export function shrink(plan: Plan, planted: Planted = {}, mostRuns = 400): Plan {
  const { violation } = simulate(plan, planted);
  if (violation === null) return plan;
  let runs = 0;
  const stillFails = (candidate: Plan): boolean => {
    runs += 1;
    return simulate(candidate, planted).violation?.invariant === violation.invariant;
  };
  let best = plan;
  for (let size = Math.ceil(best.steps.length / 2); size >= 1 && runs < mostRuns; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.steps.length && runs < mostRuns;) {
      const candidate: Plan = { ...best, steps: best.steps.toSpliced(from, size) };
      if (stillFails(candidate)) best = candidate;
      else from += size;
    }
  }
  for (const calmer of [{ loss: 0 }, { duplication: 0 }, { longestDelayMs: 20 }]) {
    const candidate: Plan = { ...best, ...calmer };
    if (stillFails(candidate)) best = candidate;
  }
  return best;
}
