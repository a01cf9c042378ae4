import { isMoney } from '../../kernel/money.ts';
import { orderTypes } from './frozen.ts';

/* What the fields of an op's data may hold: whatever is outside is passed over by the fold, and never written by `decide`. */

export type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** Lengths in characters, amounts in thousandths and counts: one place for what `decide` words and what the fold reads. */
export const bounds = { text: 500, note: 2_000, id: 80, key: 5_000, ids: 5_000, list: 200, milli: 1_000_000_000, guests: 10_000, seats: 200, parts: 50, percent: 10_000 } as const;

export const isFields = (value: unknown): value is Fields => value !== null && typeof value === 'object' && !Array.isArray(value);
export const isText = (value: unknown, most: number = bounds.text): value is string => typeof value === 'string' && value.length <= most;
export const isShort: Check = (value) => typeof value === 'string' && value.length <= bounds.id;
export const isId: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= bounds.id;
export const isListOf = (value: unknown, check: Check, most: number = bounds.list): boolean => Array.isArray(value) && value.length <= most && value.every(check);
export const isIds: Check = (value) => isListOf(value, isId, bounds.ids);
export const isWhole = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
export const isMilli: Check = (value) => isWhole(value, -bounds.milli, bounds.milli);
export const isAmount: Check = (value) => isMoney(value) && value >= 0;
export const isGuests: Check = (value) => isWhole(value, 0, bounds.guests);
export const isSeat: Check = (value) => isWhole(value, 0, bounds.seats);
export const isMs: Check = (value) => typeof value === 'number' && Number.isFinite(value);
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isRate: Check = (value) => isWhole(value, 0, bounds.percent);
const isName: Check = (value) => isFields(value) && isText(value['en']) && isText(value['ru']) && isText(value['uz']);

/** Absent, or right: fields that came with a later version of an op. */
export const maybe = (value: unknown, check: Check): boolean => value === undefined || check(value);
export const orNull = (value: unknown, check: Check): boolean => value === null || check(value);
export const isIdOrNull: Check = (value) => value === null || isId(value);

const isTax: Check = (value) => isFields(value) && isId(value['id']) && isName(value['name']) && isRate(value['basisPoints']) && isFlag(value['included']);
const isTaxes: Check = (value) => isListOf(value, isTax, 20);

const isModifier: Check = (value) =>
  isFields(value) && isId(value['optionId']) && isShort(value['groupId']) && isName(value['name']) && isMoney(value['price'])
  && isWhole(value['count'], 1, 1_000) && isIdOrNull(value['parent']);

const isSize: Check = (value) => isFields(value) && isId(value['id']) && isName(value['name']);

export const isItem: Check = (value) =>
  isFields(value) && isId(value['itemId']) && isName(value['name']) && isAmount(value['unitPrice'])
  && (value['unit'] === 'piece' || value['unit'] === 'kg') && isShort(value['station']) && isShort(value['course'])
  && isShort(value['taxClass']) && isFlag(value['taxIncluded']) && isRate(value['taxBasisPoints'])
  && maybe(value['taxes'], isTaxes) && maybe(value['category'], isShort) && maybe(value['size'], isSize)
  && maybe(value['modifiers'], isModifiers) && maybe(value['priceList'], isShort);
const isModifiers: Check = (value) => isListOf(value, isModifier);

export const isCombo: Check = (value) => isFields(value) && isId(value['id']) && isId(value['itemId']) && isName(value['name']);

export const isOrderType: Check = (value) => orderTypes.some((type) => type === value);
export const isTable: Check = (value) =>
  isFields(value) && isIdOrNull(value['tableId']) && isShort(value['tableName']) && maybe(value['areaId'], isShort);

const isCharge: Check = (value) =>
  isFields(value) && isId(value['id']) && isName(value['name']) && isListOf(value['orderTypes'], isOrderType) && isListOf(value['areaIds'], isId)
  && isGuests(value['minGuests']) && isRate(value['basisPoints']) && isAmount(value['fixed']) && isAmount(value['perGuest'])
  && (value['base'] === 'gross' || value['base'] === 'net') && isFlag(value['withTax']) && isTaxes(value['taxes']);
export const isCharges: Check = (value) => isListOf(value, isCharge, 50);

export const isTaxProfile: Check = (value) =>
  isFields(value) && (value['rounding'] === 'line' || value['rounding'] === 'check')
  && (value['mode'] === 'half-up' || value['mode'] === 'half-even' || value['mode'] === 'down' || value['mode'] === 'up');
export const isCourses: Check = (value) => isListOf(value, isShort);

export const isCustomer: Check = (value) => isFields(value) && isIdOrNull(value['customerId']) && isText(value['name']) && isText(value['phone'], 40);
export const isDelivery: Check = (value) =>
  isFields(value) && isText(value['address'], bounds.note) && isText(value['courier']) && orNull(value['promisedAtMs'], isMs) && isAmount(value['fee']);

export const isValue: Check = (value) =>
  isFields(value) && (value['kind'] === 'percent' ? isRate(value['basisPoints']) : value['kind'] === 'amount' && isAmount(value['amount']));
export const isTarget: Check = (value) => isFields(value) && (value['kind'] === 'check' || (value['kind'] === 'line' && isId(value['lineId']) && maybe(value['combo'], isId)));

const isAdjustment: Check = (value) =>
  isFields(value) && isId(value['id']) && isFlag(value['comp']) && orNull(value['value'], isValue) && isText(value['reason'])
  && maybe(value['combo'], isId) && maybe(value['check'], isFlag);

export const isMovedLine: Check = (value) =>
  isFields(value) && isId(value['lineId']) && isItem(value['item']) && isText(value['note'], bounds.note) && isText(value['guestNote'], bounds.note)
  && isSeat(value['seat']) && isShort(value['course']) && orNull(value['combo'], isCombo) && isWhole(value['sentMilli'], 0, bounds.milli)
  && isListOf(value['adjustments'], isAdjustment) && maybe(value['cooked'], isFlag) && maybe(value['uncharged'], isIds);
export const isMovedOutLine: Check = (value) =>
  isFields(value) && isId(value['lineId']) && isWhole(value['sentMilli'], 0, bounds.milli) && isIds(value['withdrawn']) && maybe(value['adjustments'], isIds)
  && (value['lessMilli'] === undefined || isWhole(value['lessMilli'], 0, bounds.milli));

const isPartLine: Check = (value) => isFields(value) && isId(value['lineId']) && isWhole(value['quantityMilli'], 1, bounds.milli);
const isPart: Check = (value) => isFields(value) && isId(value['key']) && isListOf(value['lines'], isPartLine, bounds.ids);
export const isPlan: Check = (value) => {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'equal': return isWhole(value['ways'], 2, bounds.parts);
    case 'seats': return true;
    case 'items': return isListOf(value['parts'], isPart, bounds.parts);
    case 'amounts': return isListOf(value['amounts'], isAmount, bounds.parts);
    default: return false;
  }
};
