import { phoneKey, type CustomerState } from '../../../shared/domain/customer/fold.ts';

export type KnownCustomer = { readonly id: string; readonly state: CustomerState };

/** Case and the many apostrophes of Uzbek make no difference to who searches. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[ʻʼ‘’'`]/g, '');

/**
 * Guests by name for a search: every word must occur in the name, the address or the note; digits
 * alone are part of a phone number, however it was written.
 */
export function findCustomers(customers: Readonly<Record<string, CustomerState>>, search: string, most = 200): readonly KnownCustomer[] {
  const digits = search.replaceAll(/\D/g, '');
  const isNumber = digits.length > 0 && /^[\d\s()+-]+$/.test(search.trim());
  const words = plain(search).split(/\s+/).filter((word) => word !== '');
  const matches = ({ name, phone, address, note }: CustomerState): boolean => {
    if (isNumber) return phone.replaceAll(/\D/g, '').includes(digits);
    const text = plain([name, address, note].join('\n'));
    return words.every((word) => text.includes(word));
  };
  return Object.entries(customers)
    .filter(([, state]) => state.firstStamp !== '' && matches(state))
    .map(([id, state]) => ({ id, state }))
    .sort((a, b) => a.state.name.localeCompare(b.state.name) || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

/** Who already has this phone number, so that nobody is written down twice; null for a number too short to tell. */
export function customerWithPhone(customers: Readonly<Record<string, CustomerState>>, phone: string, except?: string): KnownCustomer | null {
  const key = phoneKey(phone);
  if (key.length < 5) return null;
  const found = Object.entries(customers).find(([id, state]) => id !== except && phoneKey(state.phone) === key);
  return found ? { id: found[0], state: found[1] } : null;
}

/** What a search is likely to be of somebody new: a number is their phone, words are their name. */
export const detailsFrom = (search: string): { readonly name: string; readonly phone: string } =>
  (/^[\d\s()+-]+$/.test(search.trim()) ? { name: '', phone: search.trim() } : { name: search.trim(), phone: '' });
