import { expect, test } from 'vitest';
import type { EntryValue } from '../../../shared/crdt/board-entries.ts';
import { defaultBranchSettings } from '../../../shared/domain/branch/branch.ts';
import { newOrderTerms } from '../../../shared/domain/branch/new-order-terms.ts';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import { settingsOf, settingsToEntries } from '../../../shared/documents/settings-board.ts';

const founded = settingsToEntries({ ...defaultBranchSettings, name: 'Chorsu', stations: ['hot'] });
const settingsWith = (changes: Record<string, EntryValue>) => settingsOf(new Map(Object.entries({ ...founded, ...changes })));

test('a board from before there were payment settings has what a new branch has', () => {
  expect(settingsOf(new Map(Object.entries(founded)))).toEqual({ ...defaultBranchSettings, name: 'Chorsu', stations: ['hot'] });
});

test('changing one field of a method leaves its other fields and the other methods as they were', () => {
  const { paymentMethods } = settingsWith({ 'method:humo:active': false, 'method:card:terminal': 'simulated', 'method:card:order': 9, 'method:uzcard:gone': true });
  expect(paymentMethods.map(({ id }) => id)).toEqual(['cash', 'humo', 'payme', 'click', 'card']);
  expect(paymentMethods.find(({ id }) => id === 'humo')).toEqual({ ...defaultBranchSettings.paymentMethods.find(({ id }) => id === 'humo')!, active: false });
  expect(paymentMethods.at(-1)).toMatchObject({ id: 'card', kind: 'card', terminal: 'simulated', name: { ru: 'Карта' } });
});

test('methods, charges, reasons and courses of the branch itself stand beside those it began with', () => {
  const settings = settingsWith({
    'method:m1:name_en': 'Gift card', 'method:m1:kind': 'wallet', 'method:m1:order': 20,
    'charge:c1:name_en': 'Service', 'charge:c1:basis_points': 1_000, 'charge:c1:order_types': ['dine-in', 'drive-in'], 'charge:c1:min_guests': 6, 'charge:c1:tax_class': 'vat',
    'reason:r1:kind': 'comp', 'reason:r1:name_en': 'Press', 'reason:r1:order': 40,
    'course:soup:name_en': 'Soups', 'course:soup:order': 1.5, 'course:main:held': true,
  });
  expect(settings.paymentMethods.at(-1)).toEqual({ id: 'm1', name: { en: 'Gift card', ru: '', uz: '' }, kind: 'wallet', active: true, terminal: '', order: 20 });
  expect(settings.serviceCharges).toEqual([{
    id: 'c1', name: { en: 'Service', ru: '', uz: '' }, orderTypes: ['dine-in'], areaIds: [], minGuests: 6, basisPoints: 1_000, fixed: 0, perGuest: 0,
    base: 'net', withTax: true, taxClass: 'vat', active: true, order: 0,
  }]);
  expect(reasonsFor(settings.reasons, 'comp').at(-1)?.name.en).toBe('Press');
  expect(settings.courses.map(({ id }) => id)).toEqual(['starter', 'soup', 'main', 'dessert', 'drink']);
});

test('what is out of bounds on a board is as in a new branch', () => {
  const settings = settingsWith({
    'branch:settings:discount_cap_waiter': 20_000, 'branch:settings:discount_cap_cashier': 250, 'branch:settings:tax_mode': 'sideways', 'branch:settings:tax_rounding': 'check',
    'branch:settings:cash_step': -5, 'branch:settings:difference_limit': 1.5, 'branch:settings:tip_presets': ['700', 'much', '-3'], 'method:cash:kind': 'barter', 'method:card:terminal': 'laser',
  });
  expect(settings.discountCaps).toEqual({ ...defaultBranchSettings.discountCaps, cashier: 250 });
  expect(settings.taxProfile).toEqual({ rounding: 'check', mode: 'half-up' });
  expect([settings.cashStep, settings.shifts.differenceLimit, settings.tipPresets]).toEqual([null, 0, [700]]);
  expect(settings.paymentMethods).toEqual(defaultBranchSettings.paymentMethods);
  expect(settingsWith({ 'branch:settings:cash_step': 500, 'branch:settings:tip_presets': [] })).toMatchObject({ cashStep: 500, tipPresets: [] });
});

test('a new check keeps the rules that are in force, taxes of charges included', () => {
  const settings = settingsWith({
    'charge:c1:name_en': 'Service', 'charge:c1:basis_points': 1_000, 'charge:c1:tax_class': 'vat', 'charge:c2:basis_points': 500, 'charge:c2:active': false,
    'course:main:held': true,
  });
  const vat = { id: 'vat', name: { en: 'VAT', ru: 'НДС', uz: 'QQS' }, basisPoints: 1_200, included: true };
  const catalogue = { taxClasses: [{ ...vat, more: [{ ...vat, id: 'city', basisPoints: 100 }] }] };
  const terms = newOrderTerms(settings, catalogue, 'dine-in');
  expect(terms.charges).toEqual([expect.objectContaining({ id: 'c1', basisPoints: 1_000, taxes: [vat, { ...vat, id: 'city', basisPoints: 100 }] })]);
  expect(Object.keys(terms.charges[0]!)).not.toContain('order');
  expect([terms.heldCourses, newOrderTerms(settings, catalogue, 'takeaway').heldCourses]).toEqual([['main'], []]);
});
