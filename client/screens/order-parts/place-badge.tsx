import ChefHat from 'lucide-solid/icons/chef-hat';
import CloudCheck from 'lucide-solid/icons/cloud-check';
import Save from 'lucide-solid/icons/hard-drive';
import { createEffect, createMemo, createSignal, Match, onCleanup, Switch, untrack, type JSX } from 'solid-js';
import { shell } from '../../i18n/shell.ts';
import type { DocId } from '../../../shared/kernel/ids.ts';
import type { Place } from '../../session/place.ts';
import { useSession } from '../../session/session.ts';
import styles from './place-badge.module.css';

/** While all goes well an op is on the server in some 50 ms: a badge that blinked at every tap would tell nothing. */
const patienceMs = 700;

/** Where an order is: saved here, on the server, seen by the kitchen. */
export function PlaceBadge(props: { readonly orderId: DocId; readonly short?: boolean }): JSX.Element {
  const session = useSession();
  const actual = createMemo(() => session.placeOf(props.orderId));
  const [shown, setShown] = createSignal<Place>(untrack(actual));
  createEffect(() => {
    const place = actual();
    if (place === 'server' || place === 'kitchen') {
      setShown(place);
      return;
    }
    const timer = setTimeout(() => setShown(place), patienceMs);
    onCleanup(() => clearTimeout(timer));
  });
  const settled = (): boolean => shown() === 'server' || shown() === 'kitchen';
  return (
    <span class={styles['badge']} classList={{ [styles['here'] ?? '']: !settled(), [styles['kitchen'] ?? '']: shown() === 'kitchen' }} data-place={shown()}>
      <Switch fallback={<Save size={18} />}>
        <Match when={shown() === 'server'}><CloudCheck size={18} /></Match>
        <Match when={shown() === 'kitchen'}><ChefHat size={18} /></Match>
      </Switch>
      <span class={props.short ? 'spoken' : ''}>{shell().places[shown()]}</span>
    </span>
  );
}
