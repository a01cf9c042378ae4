import { createEffect, createSignal, lazy, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js';
import type { CatalogueItem } from '../../../shared/domain/catalogue/catalogue.ts';
import { needsChoice } from '../../../shared/domain/catalogue/choice.ts';
import { makeBarcodeWedge } from '../../devices/barcode-wedge.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { createMediaQuery } from '../../ui/media-query.ts';
import { showToast } from '../../ui/toast.tsx';
import { CataloguePanel } from './catalogue-panel.tsx';
import { itemByCode } from './find-items.ts';
import { OrderBar } from './order-bar.tsx';
import { OrderPanel } from './order-panel.tsx';
import { createTillActions } from './till-actions.ts';
import styles from './till-screen.module.css';

/** Most taps need no question: the answer to one is loaded with the first that does. */
const NumberDialog = lazy(() => import('./number-dialog.tsx'));
const Chooser = lazy(() => import('./chooser.tsx'));

/** Loaded with the first line of an order, long before anybody pays. */
const PaySheet = lazy(() => import('../pay/pay-sheet.tsx'));

/** Where a cashier spends the day: products on one side, the order on the other; on a phone the order is a sheet. */
export default function TillScreen(): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const actions = createTillActions(session, desk);
  const [weighing, setWeighing] = createSignal<CatalogueItem | null>(null);
  const [sheetOpen, setSheetOpen] = createSignal(false);
  const [paying, setPaying] = createSignal(false);
  const [search, setSearch] = createSignal('');
  /** As in the style sheet: on a phone the order is a bar and a sheet, and its lines are not made twice. */
  const wide = createMediaQuery('(width >= 800px)');

  const [choosing, setChoosing] = createSignal<{ readonly item: CatalogueItem; readonly quantityMilli: number } | null>(null);

  const take = (item: CatalogueItem, quantityMilli: number): void => {
    if (item.available && needsChoice(session.catalogue(), item)) setChoosing({ item, quantityMilli });
    else void actions.add(item, quantityMilli);
    // Sold all the same: the kitchen may have found one more. But nobody sells it without knowing.
    if (session.availability().out.includes(item.id)) showToast(till().unavailable(nameIn(item.name)), { tone: 'danger' });
  };
  const choose = (item: CatalogueItem): void => {
    if (item.unit === 'kg' && item.available) setWeighing(item);
    else take(item, 1000);
  };
  const chooseCode = (code: string): void => {
    const item = itemByCode(session.catalogue(), code);
    if (item) choose(item);
    else showToast(till().unknownCode(code), { tone: 'danger' });
  };

  onMount(() => {
    const wedge = makeBarcodeWedge();
    const onKeyDown = (event: KeyboardEvent): void => {
      const code = wedge.feed(event.key, event.timeStamp);
      // Behind a dialog a scan belongs to the dialog.
      if (code === null || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      setSearch('');
      chooseCode(code);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    onCleanup(() => document.removeEventListener('keydown', onKeyDown, { capture: true }));
  });

  createEffect(() => { if (desk.orderId() !== null) void PaySheet.preload(); });

  const pay = (): void => {
    setSheetOpen(false);
    setPaying(true);
  };

  return (
    <div class={styles['till']}>
      <Show when={wide()}>
        <section class={styles['order']}>
          <OrderPanel actions={actions} onPay={pay} />
        </section>
      </Show>
      <section class={styles['products']}>
        <CataloguePanel search={search()} onSearch={setSearch} onChoose={choose} onCode={chooseCode} />
      </section>
      <Show when={!wide()}>
        <OrderBar onOpen={() => setSheetOpen(true)} onSend={() => void actions.send()} onPay={pay} />
      </Show>
      <Show when={sheetOpen() && !wide()}>
        <Dialog title={desk.order() ? till().order(desk.order()!.number) : till().newOrder} shape="full" flush onClose={() => setSheetOpen(false)}>
          <OrderPanel actions={actions} onPay={pay} inSheet />
        </Dialog>
      </Show>
      <Suspense>
        <Show when={weighing()}>
          {(item) => (
            <NumberDialog
              title={nameIn(item().name)}
              label={till().weight}
              fractionDigits={3}
              onNumber={(milli) => {
                const weighed = item();
                setWeighing(null);
                take(weighed, milli);
              }}
              onClose={() => setWeighing(null)}
            />
          )}
        </Show>
        <Show when={choosing()} keyed>
          {({ item, quantityMilli }) => <Chooser item={item} quantityMilli={quantityMilli} actions={actions} onDone={() => setChoosing(null)} onClose={() => setChoosing(null)} />}
        </Show>
      </Suspense>
      <Suspense>
        <Show when={paying() ? desk.orderId() : null} keyed>
          {(orderId) => <PaySheet orderId={orderId} onClose={() => setPaying(false)} onNext={() => { setPaying(false); desk.clear(); }} />}
        </Show>
      </Suspense>
    </div>
  );
}
