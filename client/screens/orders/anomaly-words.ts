import type { Anomaly } from '../../../shared/domain/order/review.ts';
import type { DocId, StaffId } from '../../../shared/kernel/ids.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { anomalyTexts } from '../../i18n/anomalies.ts';
import { ordersTexts } from '../../i18n/orders.ts';

export const anomalyOrders = (anomaly: Anomaly): readonly DocId[] => ('orderIds' in anomaly ? anomaly.orderIds : [anomaly.orderId]);

/** What happened, in words. */
export function anomalyWords(anomaly: Anomaly, number: (id: DocId) => string, money: (amount: Money) => string, person: (id: StaffId) => string): string {
  const texts = ordersTexts().anomalies;
  switch (anomaly.type) {
    case 'paid-twice': case 'overpaid': return texts[anomaly.type](number(anomaly.orderId), money(anomaly.overpaid));
    case 'owed-after-close': return texts['owed-after-close'](number(anomaly.orderId), money(anomaly.balance));
    case 'paid-after-cancel': return texts['paid-after-cancel'](number(anomaly.orderId), money(anomaly.paid));
    case 'table-opened-twice': return texts['table-opened-twice'](anomaly.tableName, anomaly.orderIds.map(number).join(', '));
    case 'number-clash': return texts['number-clash'](anomaly.number);
    case 'refunded-too-much': return anomalyTexts().refundedTooMuch(number(anomaly.orderId), money(anomaly.excess));
    case 'attempt-unresolved': return anomalyTexts().attemptUnresolved(number(anomaly.orderId), money(anomaly.amount));
    case 'discount-above-cap': return anomalyTexts().discountAboveCap(number(anomaly.orderId), person(anomaly.by), money(anomaly.given), money(anomaly.most));
    case 'clock-wrong': return anomalyTexts().clockWrong(number(anomaly.orderId), Math.round(anomaly.apartMs / 3_600_000));
  }
}

/** How each kind is usually settled when nothing has to be recorded on the order itself. */
export function anomalyResolutions(anomaly: Anomaly): readonly string[] {
  const texts = ordersTexts();
  switch (anomaly.type) {
    case 'paid-twice': case 'overpaid': return [texts.tip, texts.givenBack];
    case 'paid-after-cancel': return [texts.givenBack];
    case 'owed-after-close': return [texts.givenBack, texts.collected, texts.writtenOff];
    case 'table-opened-twice': return [texts.bothRight, texts.merged];
    case 'number-clash': return [texts.told];
    case 'refunded-too-much': return [texts.collected, texts.writtenOff];
    case 'attempt-unresolved': return [anomalyTexts().notCharged, texts.givenBack];
    case 'clock-wrong': return [anomalyTexts().clockSet];
    case 'discount-above-cap': return [anomalyTexts().allowedAfterwards, texts.collected];
  }
}
