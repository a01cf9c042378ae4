import type { OrderState } from '../../../shared/domain/order/state.ts';
import { till } from '../../i18n/till.ts';

/** `A-017 · Table 5`: what people call a check. */
export const checkName = (state: Pick<OrderState, 'number' | 'tableName' | 'orderType'>): string =>
  `${state.number} · ${state.tableName === '' ? till().types[state.orderType] : till().tableNamed(state.tableName)}`;
