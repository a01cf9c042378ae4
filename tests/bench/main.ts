import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBench, type Bench } from './bench.ts';
import { machineState } from './measure/machine.ts';
import { isMet, rowToJson, type Row } from './measure/row.ts';
import { tableOf } from './measure/table.ts';

type Measure = (bench: Bench) => Promise<Row[]>;

/** Loaded when their turn comes: one that does not even load must not stop the others. */
const rows: Readonly<Record<string, () => Promise<{ measure: Measure }>>> = {
  'tap-to-paint': () => import('./rows/tap-to-paint.ts'),
  'open-offline': () => import('./rows/open-offline.ts'),
  'till-script-gz': () => import('./rows/till-script-gz.ts'),
  'history-into-empty': () => import('./rows/history-into-empty.ts'),
  'send-to-kitchen': () => import('./rows/send-to-kitchen.ts'),
  'offline-500': () => import('./rows/offline-500.ts'),
  'pushes-one-branch': () => import('./rows/pushes-one-branch.ts'),
  'pushes-50-branches': () => import('./rows/pushes-50-branches.ts'),
  'fanout-1000': () => import('./rows/fanout-1000.ts'),
  'order-core': () => import('./rows/order-core.ts'),
};

/** No row may take longer, whatever hangs. */
const mostMs = { full: 240_000, quick: 90_000 };

const { values: given } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean', default: false }, built: { type: 'boolean', default: false } },
});
const wanted = given.only === undefined ? Object.keys(rows) : given.only.split(',').map((id) => id.trim()).filter((id) => id !== '');
const unknown = wanted.filter((id) => !Object.hasOwn(rows, id));
if (unknown.length > 0 || wanted.length === 0) {
  console.error(`No such row: ${unknown.join(', ') || 'none named'}. There are: ${Object.keys(rows).join(', ')}.`);
  process.exit(2);
}

async function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

console.log((await machineState(true)).text);
if (given.quick) console.log('Quick run: fewer repetitions and smaller data; budgets are judged by a full run.');

const run = createBench({ quick: given.quick, isBuilt: given.built });
const measured: Row[] = [];
const failed: string[] = [];
let interrupted = false;
process.once('SIGINT', () => { interrupted = true; });
for (const id of wanted) {
  if (interrupted) {
    failed.push(`${id} failed: interrupted`);
    continue;
  }
  process.stderr.write(`${id}\n`);
  const start = performance.now();
  try {
    const { measure } = await rows[id]!();
    const { busy, seen } = await machineState(false);
    const found = await withinTime(measure(run.bench), given.quick ? mostMs.quick : mostMs.full);
    measured.push(...(busy ? found.map((row) => ({ ...row, notes: [...(row.notes ?? []), `measured on a BUSY machine: ${seen}`] })) : found));
  } catch (cause) {
    failed.push(`${id} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  await run.closeRow();
  process.stderr.write(`  ${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
}
await run.close();

console.log(tableOf(measured));
for (const words of failed) console.log(words);
const missed = measured.filter((row) => isMet(row) === false).length;
console.log(`${measured.length} rows, ${missed} budgets missed, ${failed.length} failed`);
if (given.json !== undefined) {
  const file = resolve(given.json);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(measured.map(rowToJson), null, 2)}\n`);
}
// A row that ran out of time may have left something that keeps the process alive.
process.exit(failed.length > 0 ? 1 : 0);
