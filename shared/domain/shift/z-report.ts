import type { DeviceId, DocId, OpId } from '../../kernel/ids.ts';
import { isFields, isId, isIds, isInstant, isText, isWhole, type Fields } from '../field-checks.ts';
import { isShiftFigures, type ShiftFigures } from './figures.ts';

/** The money ops that a report speaks of: payments and refunds by check, and movements of the drawer. */
export type Covers = {
  readonly checks: readonly { readonly order: DocId; readonly ops: readonly OpId[] }[];
  readonly movements: readonly OpId[];
};

/** A device that may hold sales nobody has heard of yet. `lastHeardMs`: of its newest op known here; null for none. */
export type UnheardDevice = { readonly device: DeviceId; readonly name: string; readonly lastHeardMs: number | null };

/**
 * The frozen account of a closed shift. `number`: device letter and counter, unique without a
 * network. Chained by hash to the device's Z before it (empty for its first), so that one that is
 * left out or changed afterwards is noticed.
 */
export type ZReport = {
  readonly number: string;
  readonly letter: string;
  readonly counter: number;
  readonly figures: ShiftFigures;
  readonly covers: Covers;
  /** Closed without the server: whose sales may come later. */
  readonly unheard: readonly UnheardDevice[];
  readonly reportedAtMs: number;
  readonly previousHash: string;
  readonly hash: string;
};

/** What came after a Z report, as a difference: `Z-A-012/1`, chained to the Z or the correction before it. */
export type ZCorrection = {
  readonly number: string;
  /** Number of the Z report it belongs to. */
  readonly z: string;
  readonly index: number;
  readonly figures: ShiftFigures;
  readonly covers: Covers;
  readonly correctedAtMs: number;
  readonly previousHash: string;
  readonly hash: string;
};

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isCovers = (value: unknown): boolean => isFields(value) && isIds(value['movements']) && Array.isArray(value['checks']) && value['checks'].length <= 20_000
  && value['checks'].every((check) => isFields(check) && isId(check['order']) && isIds(check['ops'], 500));
const isUnheard = (value: unknown): boolean => isFields(value) && isId(value['device']) && isText(value['name'], 120) && (value['lastHeardMs'] === null || isInstant(value['lastHeardMs']));
const isAccount = (data: Fields): boolean => isText(data['number'], 40) && isShiftFigures(data['figures']) && isCovers(data['covers'])
  && (data['previousHash'] === '' || isHash(data['previousHash'])) && isHash(data['hash']);

export const isZReport = (data: Fields): boolean => isAccount(data) && isText(data['letter'], 12) && isWhole(data['counter'], 1, 999_999_999)
  && isInstant(data['reportedAtMs']) && Array.isArray(data['unheard']) && data['unheard'].length <= 500 && data['unheard'].every(isUnheard);
export const isZCorrection = (data: Fields): boolean => isAccount(data) && isText(data['z'], 40) && isWhole(data['index'], 1, 999_999) && isInstant(data['correctedAtMs']);
