import { expect, test } from 'vitest';
import { decideCustomer } from '../../../../shared/domain/customer/decide.ts';
import { foldCustomer, phoneKey } from '../../../../shared/domain/customer/fold.ts';
import type { DecideContext } from '../../../../shared/domain/op.ts';
import { fullAuthority } from '../../../../shared/domain/staff/authority.ts';
import { asId } from '../../../../shared/kernel/ids.ts';
import { stampOf } from '../../../../shared/kernel/stamp.ts';

let made = 0;
const ctx: DecideContext = {
  by: asId('cashier'), device: asId('till'), authority: fullAuthority, nowMs: 0, newId: () => `op-${(made += 1)}`, nextStamp: () => stampOf((made += 1), 0),
};
const guest = { name: 'Nodira', phone: '+998 (90) 123-45-67', address: 'Navoiy 5', note: '' };

test('a guest is registered and changed field by field', () => {
  const registered = decideCustomer(null, { type: 'register', ...guest }, ctx);
  const ops = registered.ok ? registered.value : [];
  const moved = decideCustomer(foldCustomer(ops), { type: 'change', changes: { address: 'Amir Temur 1' } }, ctx);
  expect(foldCustomer([...ops, ...(moved.ok ? moved.value : [])])).toMatchObject({ ...guest, address: 'Amir Temur 1' });
});

test('what nobody could find again, or the fold would pass over, is refused', () => {
  expect(decideCustomer(null, { type: 'register', ...guest, name: ' ', phone: '' }, ctx)).toMatchObject({ error: { type: 'name-and-phone-missing' } });
  expect(decideCustomer(null, { type: 'register', ...guest, note: 'x'.repeat(501) }, ctx)).toMatchObject({ error: { type: 'too-long' } });
  expect(decideCustomer(null, { type: 'change', changes: { name: 'x' } }, ctx)).toMatchObject({ error: { type: 'not-registered' } });
});

test('one number written in two ways is one number', () => {
  expect(phoneKey('+998 (90) 123-45-67')).toBe(phoneKey('90 1234567'));
  expect(phoneKey('')).toBe('');
});
