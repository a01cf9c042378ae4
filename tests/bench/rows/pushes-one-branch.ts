import type { Bench } from '../bench.ts';
import type { Row } from '../measure/row.ts';
import { measurePushes } from './pushes.ts';

export const measure = (bench: Bench): Promise<Row[]> =>
  measurePushes(bench, 'pushes-one-branch', '16 devices of one branch push, commits durable', 1, 16);
