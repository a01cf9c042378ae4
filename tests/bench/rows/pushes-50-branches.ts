import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { measurePushes } from './pushes.ts';

export const measure = (bench: Bench): Promise<Row[]> =>
  measurePushes(bench, 'pushes-50-branches', '50 branches push, one device of each, commits durable', 50, 1);
