import { canonicalJson } from '../kernel/canonical-json.ts';
import type { DeviceId, DocId, Scope, StaffId } from '../kernel/ids.ts';
import type { Stamp } from '../kernel/stamp.ts';

/** Something that happened, written once and never changed; sums of facts are levels and balances. */
export type Fact<Type extends string = string, Data = unknown> = {
  readonly shape: 'fact';
  /** Client-made, or derived from the cause so that two devices that derive it write the same document. */
  readonly id: DocId;
  readonly scope: Scope;
  readonly type: Type;
  readonly v: number;
  readonly by: StaffId | null;
  readonly device: DeviceId;
  readonly stamp: Stamp;
  readonly data: Data;
  /** The server's reason for not counting this fact; null while it counts. */
  readonly refused: string | null;
};

const bodyText = (fact: Fact): string => canonicalJson({ ...fact, refused: null });

export const isFactRefused = (fact: Fact): boolean => typeof fact.refused === 'string';

/** The lower canonical text wins where two bodies share an id [F1]; a refusal stays [F2]. */
export function mergeFacts(a: Fact, b: Fact): Fact {
  const kept = bodyText(a) <= bodyText(b) ? a : b;
  const reasons = [a, b].map((fact) => fact.refused).filter((reason): reason is string => typeof reason === 'string').sort();
  const refused = reasons[0] ?? null;
  return kept.refused === refused ? kept : { ...kept, refused };
}

/** Facts never change, so the same id is the same fact; only a refusal can be news. */
export const factDominates = (a: Fact, b: Fact): boolean => !isFactRefused(b) || isFactRefused(a);
