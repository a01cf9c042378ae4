import { createSignal, Show, type JSX } from 'solid-js';
import { uuidv7 } from 'uuidv7';
import { recordDocId } from '../../../shared/documents/record-document.ts';
import { decideShift } from '../../../shared/domain/shift/decide.ts';
import { sharedDrawer } from '../../../shared/domain/shift/ops.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import { useSession } from '../../session/session.ts';
import { deviceDrawer } from '../../session/shift.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAmounts } from '../order-parts/amounts.ts';
import { CountSheet, createCounting } from './count-sheet.tsx';
import { shiftFault } from './shift-errors.ts';

/** Counts the float and opens a shift on this device's drawer. */
export default function OpenShiftDialog(props: { readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  const counting = createCounting();
  const [fault, setFault] = createSignal<string | null>(null);
  const open = (): void => {
    const drawer = deviceDrawer(session);
    const device = session.self();
    if (drawer === null || device === null) return;
    const done = session.records.act('shift', recordDocId('shift', uuidv7()), decideShift, {
      type: 'open', drawer, drawerName: drawer === sharedDrawer ? '' : device.name, count: counting.sheet(),
      businessDate: session.businessDate(), currency: session.settings().currency,
    });
    if (done.ok) props.onClose();
    else setFault(shiftFault(done.error, money));
  };
  return (
    <Dialog
      title={shiftTexts().openTitle} wide shape="full" onClose={() => props.onClose()}
      actions={<><Button size="large" onClick={() => props.onClose()}>{shell().cancel}</Button><Button size="large" kind="accent" onClick={open}>{shiftTexts().open}</Button></>}
    >
      <Show when={fault()}>{(text) => <Banner tone="danger">{text()}</Banner>}</Show>
      <CountSheet counting={counting} />
    </Dialog>
  );
}
