import type { StaffId } from '../../kernel/ids.ts';
import { factsOf, type Facts } from './facts.ts';
import type { OrderState } from './state.ts';

type Labels = { -readonly [Field in 'orderType' | 'tableId' | 'tableName' | 'areaId' | 'guests' | 'note' | 'guestNote' | 'waiter' | 'customer' | 'delivery']: OrderState[Field] };

/** What was said of the whole check; the last one that was said stands. */
export function foldLabels(facts: Facts): Labels {
  const opened = factsOf(facts, 'order.opened')[0];
  const said = opened?.data;
  const labels: Labels = {
    orderType: said?.orderType ?? 'dine-in', tableId: said?.tableId ?? null, tableName: said?.tableName ?? '', areaId: said?.areaId ?? '',
    guests: said?.guests ?? 0, note: '', guestNote: '', waiter: opened?.by ?? null as StaffId | null, customer: null, delivery: null,
  };
  for (const { data } of factsOf(facts, 'order.labelled')) {
    switch (data.label) {
      case 'table':
        labels.tableId = data.value.tableId;
        labels.tableName = data.value.tableName;
        labels.areaId = data.value.areaId ?? '';
        break;
      case 'order-type': labels.orderType = data.value; break;
      case 'guests': labels.guests = data.value; break;
      case 'note': labels.note = data.value; break;
      case 'guest-note': labels.guestNote = data.value; break;
      case 'waiter': labels.waiter = data.value; break;
      case 'customer': labels.customer = data.value && { ...data.value }; break;
      case 'delivery': labels.delivery = data.value && { ...data.value }; break;
    }
  }
  return labels;
}

/** Courses that wait, in the order in which they began to. */
export function foldHeld(facts: Facts): readonly string[] {
  const first = factsOf(facts, 'order.opened')[0]?.data.heldCourses;
  const said = factsOf(facts, 'course.held');
  if ((first === undefined || first.length === 0) && said.length === 0) return [];
  const held = new Set(first);
  for (const { data } of said) {
    if (data.held) held.add(data.course);
    else held.delete(data.course);
  }
  return [...held];
}
