import { expect, test } from 'vitest';
import { guestWords } from '../../../../client/screens/order-parts/guest-words.ts';

const customer = { customerId: null, name: 'Olim aka', phone: '+998 90 123-45-67' };
const delivery = { address: 'Amir Temur 15', courier: 'Bobur', promisedAtMs: Date.UTC(2026, 10, 22, 14, 30), fee: 15_000 };

test('a delivery says whose it is, where it goes, who brings it and until when', () => {
  expect(guestWords({ orderType: 'delivery', customer, delivery }, 'Asia/Tashkent')).toEqual(['Olim aka', '+998 90 123-45-67', 'Amir Temur 15', 'Courier: Bobur', 'Promised for 19:30']);
});

test('what was once said of a delivery is not said of an order that is eaten here', () => {
  expect(guestWords({ orderType: 'dine-in', customer, delivery }, 'Asia/Tashkent')).toEqual(['Olim aka', '+998 90 123-45-67']);
  expect(guestWords({ orderType: 'takeaway', customer: null, delivery: null }, 'Asia/Tashkent')).toEqual([]);
});
