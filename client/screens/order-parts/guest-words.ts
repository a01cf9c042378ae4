import type { OrderState } from '../../../shared/domain/order/state.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { formatTime } from '../../i18n/time.ts';

/** Whose order it is and, for a delivery, where it goes, who brings it and until when; nothing where nothing was said. */
export function guestWords(order: Pick<OrderState, 'orderType' | 'customer' | 'delivery'>, zone: string): readonly string[] {
  const { customer, delivery } = order;
  const going = order.orderType === 'delivery' ? delivery : null;
  return [
    customer?.name ?? '', customer?.phone ?? '', going?.address ?? '',
    going && going.courier !== '' ? `${workTexts().courier}: ${going.courier}` : '',
    going && going.promisedAtMs !== null ? `${workTexts().promised} ${formatTime(going.promisedAtMs, zone)}` : '',
  ].filter((text) => text !== '');
}
