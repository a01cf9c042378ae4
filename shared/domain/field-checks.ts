import { isMoney } from '../kernel/money.ts';
import type { StampedOp } from './op.ts';

/* What a field of an op must look like before a fold reads it. */

export type Fields = Readonly<Record<string, unknown>>;
export type FieldCheck = (value: unknown) => boolean;

export const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);
export const isText = (value: unknown, most = 500): value is string => typeof value === 'string' && value.length <= most;
export const isId = (value: unknown): value is string => isText(value, 120) && value.length > 0;
export const isIds = (value: unknown, most = 5_000): value is readonly string[] => Array.isArray(value) && value.length <= most && value.every(isId);
export const isAmount = (value: unknown): value is number => isMoney(value) && value >= 0;
export const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
/** An instant a calendar can show. */
export const isInstant = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 8_640_000_000_000_000;
export const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

const isHeader = (op: StampedOp): boolean => isId(op.id) && isId(op.by) && isId(op.device) && isText(op.stamp, 16) && isText(op.type, 60);

/** Ops by type, each with its data. */
export type OpOf<Data> = { [Type in keyof Data & string]: StampedOp<Type, Data[Type]> }[keyof Data & string];

/**
 * A reader of one kind of journal: the typed op, or null when its type is unknown, its version newer
 * than this build or its data not of the right form: the fold passes over those, the journal keeps them.
 */
export function makeOpReader<Data>(versions: Readonly<Record<keyof Data & string, number>>, checks: Readonly<Record<keyof Data & string, (data: Fields) => boolean>>): (op: StampedOp) => OpOf<Data> | null {
  return (op) => {
    if (!isFields(op) || !isHeader(op) || !Object.hasOwn(checks, op.type) || !isFields(op.data)) return null;
    const type = op.type as keyof Data & string;
    if (!isWhole(op.v, 1, versions[type])) return null;
    return checks[type](op.data) ? (op as unknown as OpOf<Data>) : null;
  };
}
