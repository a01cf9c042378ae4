import type { LocalName } from '../order/frozen.ts';
import type { PaymentKind } from '../order/ops.ts';

/** How guests can pay in a branch. `id` is what payments keep. `terminal`: which adapter charges; empty: the person says that it was paid. */
export type PaymentMethod = {
  readonly id: string;
  readonly name: LocalName;
  readonly kind: PaymentKind;
  readonly active: boolean;
  readonly terminal: '' | 'manual' | 'simulated';
  readonly order: number;
};

const named = (id: string, en: string, ru: string, uz: string, kind: PaymentKind, order: number): PaymentMethod =>
  ({ id, name: { en, ru, uz }, kind, active: true, terminal: '', order });

/** What a branch has until it says otherwise. */
export const defaultPaymentMethods: readonly PaymentMethod[] = [
  named('cash', 'Cash', 'Наличные', 'Naqd', 'cash', 1),
  named('card', 'Card', 'Карта', 'Karta', 'card', 2),
  named('uzcard', 'Uzcard', 'Uzcard', 'Uzcard', 'card', 3),
  named('humo', 'Humo', 'Humo', 'Humo', 'card', 4),
  named('payme', 'Payme', 'Payme', 'Payme', 'wallet', 5),
  named('click', 'Click', 'Click', 'Click', 'wallet', 6),
];
