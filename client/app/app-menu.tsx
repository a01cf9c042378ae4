import { useLocation, useNavigate } from '@solidjs/router';
import { For, type JSX } from 'solid-js';
import { menuWords } from '../i18n/menu-words.ts';
import { shell } from '../i18n/shell.ts';
import { useSession } from '../session/session.ts';
import { Dialog } from '../ui/dialog.tsx';
import { List, Row } from '../ui/list.tsx';

/** All screens that the person may open on this device. */
export default function AppMenu(props: { /** How many things a manager has to settle. */ readonly unsettled: number; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const navigate = useNavigate();
  const location = useLocation();
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';
  const sells = (): boolean => session.self()?.kind === 'till' || session.self()?.kind === 'waiter';

  const go = (path: string): void => {
    props.onClose();
    navigate(path);
  };
  const entries = (): readonly { readonly path: string; readonly title: string }[] => [
    ...(sells() ? [{ path: '/guests', title: shell().guests }] : []),
    ...(sells() ? [{ path: '/shift', title: shell().shift }] : []),
    ...(sells() ? [{ path: '/bookings', title: shell().bookings }, { path: '/history', title: shell().history }] : []),
    { path: '/kitchen', title: shell().kitchen },
    { path: '/sync', title: shell().sync },
    ...(manages() ? [{ path: '/anomalies', title: props.unsettled > 0 ? shell().unsettled(props.unsettled) : shell().toSettle }, { path: '/menu', title: menuWords().title }, { path: '/floor-plan', title: shell().floorPlan }, { path: '/devices', title: shell().devices }, { path: '/staff', title: shell().staff }] : []),
    { path: '/settings', title: shell().settings },
  ];

  return (
    <Dialog title={session.settings().name || 'Smart POS'} shape="sheet" onClose={() => props.onClose()}>
      <List>
        <For each={entries()}>
          {(entry) => <Row title={entry.title} onSelect={() => go(entry.path)} selected={location.pathname === entry.path} />}
        </For>
      </List>
    </Dialog>
  );
}
