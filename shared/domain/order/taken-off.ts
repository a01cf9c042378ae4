import { allocate, rateOf, type Money } from '../../kernel/money.ts';
import { isAbout, isComped, ofCheck } from './adjustments.ts';
import type { LineDraft } from './fold-lines.ts';
import type { Adjustment } from './state.ts';

/** What discounts and comps come to; `comped`: lines that were given for nothing with the whole check. */
export type TakenOff = { readonly discount: Money; readonly comp: Money; readonly comped: ReadonlySet<LineDraft> };

const noLines: ReadonlySet<LineDraft> = new Set();
export const nothingOff: TakenOff = { discount: 0, comp: 0, comped: noLines };

const percentOf = (standing: readonly Adjustment[]): number => {
  let basisPoints = 0;
  for (const { value } of standing) if (value?.kind === 'percent') basisPoints += value.basisPoints;
  return Math.min(10_000, basisPoints);
};

/** What discounts take off an amount: amounts first, then the percentages, added up, of what is left. */
function discountOn(amount: Money, discounts: readonly Adjustment[]): Money {
  let amounts = 0;
  for (const { value } of discounts) if (value?.kind === 'amount') amounts += value.amount;
  const first = Math.min(amount, amounts);
  return first + rateOf(amount - first, percentOf(discounts));
}

type Standing = ReadonlyMap<string, Adjustment[]>;

/** The adjustments that stand, by line and by combo. */
function standingByTarget(adjustments: readonly Adjustment[]): { readonly byLine: Standing; readonly byCombo: Standing } {
  const [byLine, byCombo] = [new Map<string, Adjustment[]>(), new Map<string, Adjustment[]>()];
  for (const adjustment of adjustments) {
    const { removed, target } = adjustment;
    if (removed || target.kind === 'check') continue;
    const [map, key] = target.combo === undefined ? [byLine, target.lineId] : [byCombo, target.combo];
    const known = map.get(key);
    if (known) known.push(adjustment);
    else map.set(key, [adjustment]);
  }
  return { byLine, byCombo };
}

const weightsOf = (lines: readonly LineDraft[]): { readonly key: string; readonly weight: Money }[] => lines.map((line) => ({ key: line.lineId, weight: line.total }));

/** Step 4 of docs/money.md: of each line, then of each combo as one. Fills in what stands on a line. */
function takeOffLines(lines: readonly LineDraft[], adjustments: readonly Adjustment[]): { readonly discount: Money; readonly comp: Money } {
  const { byLine, byCombo } = standingByTarget(adjustments);
  if (byLine.size + byCombo.size === 0) return { discount: 0, comp: 0 };
  const combos = new Map<string, LineDraft[]>();
  const touched: LineDraft[] = [];
  let comp = 0;
  for (const line of lines) {
    const own = byLine.get(line.lineId) ?? [];
    const shared = (line.combo && byCombo.get(line.combo.id)) ?? [];
    if (own.length + shared.length === 0) continue;
    line.adjustments = [...own, ...shared];
    if (line.gross === 0) continue;
    touched.push(line);
    if (isComped(line.adjustments)) {
      comp += line.gross;
      line.total = 0;
      continue;
    }
    line.total = line.gross - discountOn(line.gross, own);
    // Once a line: a voided life of one costs nothing.
    if (shared.length > 0 && line.total > 0) combos.set(line.combo!.id, [...(combos.get(line.combo!.id) ?? []), line]);
  }
  for (const [id, together] of combos) {
    const whole = together.reduce((all, { total }) => all + total, 0);
    const shares = allocate(discountOn(whole, byCombo.get(id)!), weightsOf(together));
    for (const line of together) line.total -= shares.get(line.lineId) ?? 0;
  }
  let all = 0;
  for (const line of touched) {
    all += line.gross - line.total;
    line.net = line.total;
  }
  return { discount: all - comp, comp };
}

/** Lines of which the same discounts and comps of whole checks are true: all of them, unless checks were merged. */
type Party = { readonly key: string; readonly standing: readonly Adjustment[]; readonly lines: LineDraft[]; readonly isFree: boolean; left: Money };

function partiesOf(lines: readonly LineDraft[], standing: readonly Adjustment[]): Party[] {
  const isWhole = standing.every(({ only, except }) => only === null && except.length === 0);
  const parties = new Map<string, Party>();
  for (const line of lines) {
    const mine = isWhole ? standing : standing.filter((adjustment) => isAbout(adjustment, line.lineId));
    if (mine.length === 0) continue;
    const key = isWhole ? '' : mine.map(({ opId }) => opId).sort().join();
    let party = parties.get(key);
    if (party === undefined) parties.set(key, party = { key, standing: mine, lines: [], isFree: isComped(mine), left: 0 });
    party.lines.push(line);
    party.left += line.total;
  }
  return [...parties.values()];
}

/** Amounts off a check: those of one party first, then what several bear together, shared out by what is left of each. */
function takeAmounts(parties: readonly Party[], standing: readonly Adjustment[]): void {
  const bearing = parties.filter(({ isFree }) => !isFree);
  const shared = standing.flatMap(({ opId, value }) => (value?.kind !== 'amount' ? [] : [{
    opId, amount: value.amount, bearers: bearing.filter((party) => party.standing.some((one) => one.opId === opId)),
  }])).sort((a, b) => a.bearers.length - b.bearers.length || (a.opId < b.opId ? -1 : 1));
  for (const { amount, bearers } of shared) {
    const taken = Math.min(amount, bearers.reduce((all, { left }) => all + left, 0));
    if (taken === 0) continue;
    const shares = allocate(taken, bearers.map(({ key, left }) => ({ key, weight: left })));
    for (const party of bearers) party.left -= shares.get(party.key) ?? 0;
  }
}

/** Steps 4 and 5 of docs/money.md: fills in what each line comes to after its own discounts, and after those of the check. */
export function takeOff(lines: readonly LineDraft[], adjustments: readonly Adjustment[]): TakenOff {
  if (adjustments.length === 0) return nothingOff;
  let { discount, comp } = takeOffLines(lines, adjustments);
  const standing = ofCheck(adjustments);
  if (standing.length === 0) return { discount, comp, comped: noLines };
  const parties = partiesOf(lines, standing);
  takeAmounts(parties, standing);
  const comped = new Set<LineDraft>();
  for (const party of parties) {
    // A line that was voided and came back is there twice; only one of the two costs anything.
    const bearing = party.lines.filter((line) => line.total > 0);
    const whole = bearing.reduce((all, { total }) => all + total, 0);
    const off = party.isFree ? whole : whole - party.left + rateOf(party.left, percentOf(party.standing));
    const shares = allocate(off, weightsOf(bearing));
    for (const line of bearing) line.net = line.total - (shares.get(line.lineId) ?? 0);
    if (party.isFree) {
      comp += off;
      for (const line of party.lines) comped.add(line);
    } else discount += off;
  }
  return { discount, comp, comped };
}
