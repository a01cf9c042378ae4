import Banknote from 'lucide-solid/icons/banknote';
import Check from 'lucide-solid/icons/check';
import ChefHat from 'lucide-solid/icons/chef-hat';
import ConciergeBell from 'lucide-solid/icons/concierge-bell';
import Hand from 'lucide-solid/icons/hand';
import HandPlatter from 'lucide-solid/icons/hand-platter';
import Pencil from 'lucide-solid/icons/pencil-line';
import Receipt from 'lucide-solid/icons/receipt-text';
import Users from 'lucide-solid/icons/users';
import { Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { TableMood } from '../../../shared/projections/floor-status.ts';

const iconByMood: Readonly<Record<Exclude<TableMood, 'free'>, typeof Users>> = {
  seated: Users, ordered: Pencil, waiting: ChefHat, ready: ConciergeBell, served: HandPlatter, 'bill-asked': Hand, bill: Receipt, 'part-paid': Banknote, paid: Check,
};

/** How a table stands, for whoever cannot tell the colours apart. */
export function MoodIcon(props: { readonly mood: TableMood; readonly size: number }): JSX.Element {
  return (
    <Show when={props.mood === 'free' ? null : props.mood}>
      {(mood) => <Dynamic component={iconByMood[mood() as Exclude<TableMood, 'free'>]} size={props.size} aria-hidden="true" />}
    </Show>
  );
}
