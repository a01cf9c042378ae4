import type { Money } from '../../kernel/money.ts';
import { defaultTaxProfile, type TaxProfile } from '../order/frozen.ts';
import { defaultCourses, type Course } from './course.ts';
import { defaultDiscountCaps, type DiscountCaps } from './discount-caps.ts';
import { defaultPaymentMethods, type PaymentMethod } from './payment-method.ts';
import { defaultReasons, type Reason } from './reasons.ts';
import type { ServiceCharge } from './service-charge.ts';
import { defaultShiftSettings, type ShiftSettings } from './shift-settings.ts';

export type Language = 'en' | 'ru' | 'uz';
export const languages: readonly Language[] = ['en', 'ru', 'uz'];

/** What a restaurant is founded with. */
export type FoundingSettings = {
  readonly name: string;
  readonly currency: string;
  /** IANA zone. */
  readonly zone: string;
  /** Hour (0–23) at which a new business day begins. */
  readonly cutOverHour: number;
  readonly language: Language;
  /** Minutes without a touch until a terminal asks for the PIN again; 0 never. */
  readonly lockAfterMinutes: number;
  /** Station that takes what names none. */
  readonly stations: readonly string[];
};

/** Everything a branch decides for itself. Lists are in display order. */
export type BranchSettings = FoundingSettings & {
  /** Those out of use as well: old payments name them. */
  readonly paymentMethods: readonly PaymentMethod[];
  readonly serviceCharges: readonly ServiceCharge[];
  readonly taxProfile: TaxProfile;
  readonly discountCaps: DiscountCaps;
  readonly reasons: readonly Reason[];
  readonly courses: readonly Course[];
  readonly shifts: ShiftSettings;
  /** Shares of the check offered as tip, in basis points. */
  readonly tipPresets: readonly number[];
  /** Smallest amount taken in cash; null: that of the currency. */
  readonly cashStep: Money | null;
};

export const defaultBranchSettings: BranchSettings = {
  name: '', currency: 'UZS', zone: 'Asia/Tashkent', cutOverHour: 5, language: 'uz', lockAfterMinutes: 5, stations: ['kitchen'],
  paymentMethods: defaultPaymentMethods, serviceCharges: [], taxProfile: defaultTaxProfile, discountCaps: defaultDiscountCaps,
  reasons: defaultReasons, courses: defaultCourses, shifts: defaultShiftSettings, tipPresets: [500, 1_000, 1_500], cashStep: null,
};
