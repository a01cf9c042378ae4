import { planOf, type Plan } from './faults.ts';
import { shrink } from './shrink.ts';
import { simulate } from './world.ts';

/* `npm run simulate -- --seeds 1000 [--from 1]`, or `--seed 42` for one seed with its step log. */

const argument = (name: string, fallback: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  const value = index < 0 ? fallback : Number(process.argv[index + 1]);
  if (!Number.isSafeInteger(value) || value < 0) {
    console.error(`--${name} takes a whole number.\nUsage: npm run simulate -- [--seeds 500] [--from 1] | --seed 42`);
    process.exit(2);
  }
  return value;
};

function report(plan: Plan): void {
  console.log(`seed ${plan.seed} failed: shrinking ${plan.steps.length} steps …`);
  const small = shrink(plan);
  const { violation, log } = simulate(small, {}, true);
  console.log(log.join('\n'));
  console.log(`\nseed ${plan.seed}: ${violation?.message ?? 'holds'}`);
  console.log(`${small.steps.length} of ${plan.steps.length} steps are left. To keep the case, add this to tests/simulation/regressions.json:`);
  console.log(JSON.stringify({ why: violation?.invariant, plan: small }));
}

const started = performance.now();
const only = process.argv.includes('--seed');
const from = only ? argument('seed', 1) : argument('from', 1);
const seeds = only ? 1 : argument('seeds', 500);
let failed = 0;
let events = 0;
let deeds = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  const plan = planOf(seed);
  const outcome = simulate(plan, {}, only);
  events += outcome.events;
  deeds += outcome.deeds;
  if (only) console.log(outcome.log.join('\n'));
  if (outcome.violation !== null) {
    failed += 1;
    report(plan);
    if (failed === 5) break;
  }
}
const seconds = (performance.now() - started) / 1_000;
console.log(`${seeds} seeds from ${from}: ${failed} failed; ${deeds} deeds, ${events} events in ${seconds.toFixed(1)} s (${((seconds * 1_000) / seeds).toFixed(1)} ms per seed)`);
process.exitCode = failed === 0 ? 0 : 1;
