import { expect, test } from 'vitest';
import { customerWithPhone, detailsFrom, findCustomers } from '../../../../client/screens/customers/find-customers.ts';
import type { CustomerState } from '../../../../shared/domain/customer/fold.ts';

const guest = (name: string, phone: string, address = ''): CustomerState => ({ name, phone, address, note: '', firstStamp: '1', lastStamp: '1' });
const customers = {
  'customer:1': guest('Oʻtkir Karimov', '+998 90 123-45-67', 'Amir Temur 5'),
  'customer:2': guest('Anna', '901234568'),
  'customer:3': { ...guest('Nobody yet', ''), firstStamp: '' },
};
const found = (search: string): string[] => findCustomers(customers, search).map(({ id }) => id);

test('everybody by name for an empty search; a record whose first op has not come is nobody', () => {
  expect(found('')).toEqual(['customer:2', 'customer:1']);
});

test('words in any order, whatever apostrophe was typed', () => {
  expect(found("karimov o'tkir")).toEqual(['customer:1']);
  expect(found('temur')).toEqual(['customer:1']);
  expect(found('petrov')).toEqual([]);
});

test('digits are part of a phone number, however it was written', () => {
  expect(found('90 123')).toEqual(['customer:2', 'customer:1']);
  expect(found('12345-67')).toEqual(['customer:1']);
});

test('one phone number is one guest', () => {
  expect(customerWithPhone(customers, '90 123 45 67')?.id).toBe('customer:1');
  expect(customerWithPhone(customers, '90 123 45 67', 'customer:1')).toBeNull();
  expect(customerWithPhone(customers, '90')).toBeNull();
});

test('what was searched begins the card of somebody new', () => {
  expect(detailsFrom('+998 93 000')).toEqual({ name: '', phone: '+998 93 000' });
  expect(detailsFrom(' Bek ')).toEqual({ name: 'Bek', phone: '' });
});
