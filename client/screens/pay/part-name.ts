import { restPart } from '../../../shared/domain/order/split.ts';
import { payTexts } from '../../i18n/pay.ts';

/** What a part of a split is called on screen. */
export function partName(key: string): string {
  if (key === restPart) return payTexts().rest;
  return key.startsWith('seat-') ? payTexts().seat(key.slice('seat-'.length)) : payTexts().part(key);
}
