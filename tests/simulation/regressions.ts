import { readFileSync } from 'node:fs';
import type { Plan } from './faults.ts';

/** A plan that once broke an invariant; `why` names it. */
export type Regression = { readonly why: string; readonly plan: Plan };

export const regressions = JSON.parse(readFileSync(new URL('regressions.json', import.meta.url), 'utf8')) as readonly Regression[];
