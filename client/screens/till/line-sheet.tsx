import { createMemo, createSignal, For, lazy, Show, Suspense, untrack, type JSX } from 'solid-js';
import { offersChoice } from '../../../shared/domain/catalogue/choice.ts';
import { itemById } from '../../../shared/domain/catalogue/menu-index.ts';
import { reasonsFor } from '../../../shared/domain/branch/reasons.ts';
import type { OrderCommand } from '../../../shared/domain/order/command.ts';
import { withItsCombo } from '../../../shared/domain/order/decide-lines.ts';
import type { Line } from '../../../shared/domain/order/state.ts';
import { checkTexts } from '../../i18n/check.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { shell } from '../../i18n/shell.ts';
import { till } from '../../i18n/till.ts';
import { mayAsk } from '../../session/may-ask.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AdjustmentRows } from '../order-parts/adjustment-rows.tsx';
import { ReasonDialog } from '../order-parts/reason-dialog.tsx';
import DiscountDialog from './discount-dialog.tsx';
import styles from './line-sheet.module.css';
import { seatsOf } from './seats.ts';
import type { TillActions } from './till-actions.ts';

const Chooser = lazy(() => import('./chooser.tsx'));

export type LineSheetProps = {
  readonly line: Line;
  readonly actions: TillActions;
  readonly onTakeOff: () => void;
  readonly onClose: () => void;
};

/** All that can be said of one line: whose it is, when it comes, notes, options, discounts. */
export default function LineSheet(props: LineSheetProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const [asking, setAsking] = createSignal<'discount' | 'comp' | 'options' | null>(null);
  const [note, setNote] = createSignal(untrack(() => props.line.note));
  const [guestNote, setGuestNote] = createSignal(untrack(() => props.line.guestNote));
  const item = createMemo(() => itemById(session.catalogue(), props.line.item.itemId));
  /** What the kitchen already makes is taken off with a reason and added anew, never rewritten. */
  const changeable = (): boolean => props.line.sentMilli === 0 && props.line.combo === null && item() !== undefined && offersChoice(session.catalogue(), item()!);
  const seats = createMemo(() => seatsOf(desk.order()));

  const act = (...commands: readonly OrderCommand[]): Promise<boolean> => props.actions.act(...commands);
  const done = (): void => {
    const line = untrack(() => props.line);
    const commands: OrderCommand[] = [
      ...(note().trim() === line.note ? [] : [{ type: 'note-line' as const, lineId: line.lineId, note: note().trim() }]),
      ...(guestNote().trim() === line.guestNote ? [] : [{ type: 'label-line' as const, lineId: line.lineId, label: 'guest-note' as const, value: guestNote().trim() }]),
    ];
    props.onClose();
    if (commands.length > 0) void act(...commands);
  };
  /** A combo has one price: what is given on one of its lines is given on all of them. */
  const price = createMemo(() => { const order = desk.order(); return (order ? withItsCombo(order, props.line) : [props.line]).reduce((all, { gross }) => all + gross, 0); });
  const target = () => ({ kind: 'line', lineId: props.line.lineId }) as const;

  return (
    <Dialog
      title={nameIn(props.line.item.name)}
      shape="full"
      wide
      onClose={done}
      actions={
        <>
          <Button kind="danger" onClick={() => { done(); props.onTakeOff(); }}>{till().takeOff}</Button>
          <Button kind="accent" onClick={done}>{shell().done}</Button>
        </>
      }
    >
      <div class={styles['sheet']}>
        <div class={styles['tools']}>
          <Show when={changeable()}><Button size="large" onClick={() => setAsking('options')}>{workTexts().options}</Button></Show>
          <Button size="large" onClick={() => setAsking('discount')}>{workTexts().discount}</Button>
          <Show when={mayAsk(session, 'comp.given')}><Button size="large" onClick={() => setAsking('comp')}>{workTexts().comp}</Button></Show>
        </div>
        <AdjustmentRows adjustments={props.line.adjustments} onRemove={(adjustment) => void act({ type: 'remove-adjustment', adjustment })} />
        <Show when={desk.order()?.orderType === 'dine-in'}>
          <section>
            <h3 class={styles['heading']}>{workTexts().seat}</h3>
            <div class={styles['choices']} role="group" aria-label={workTexts().seat}>
              <For each={seats()}>
                {(seat) => (
                  <Button pressed={props.line.seat === seat} onClick={() => void (props.line.seat === seat || act({ type: 'label-line', lineId: props.line.lineId, label: 'seat', value: seat }))}>
                    {seat === 0 ? checkTexts().wholeTable : seat}
                  </Button>
                )}
              </For>
            </div>
          </section>
        </Show>
        <Show when={props.line.unsentMilli !== 0 && session.settings().courses.length > 1}>
          <section>
            <h3 class={styles['heading']}>{workTexts().course}</h3>
            <div class={styles['choices']} role="group" aria-label={workTexts().course}>
              <For each={session.settings().courses}>
                {(course) => (
                  <Button pressed={props.line.course === course.id} onClick={() => void (props.line.course === course.id || act({ type: 'label-line', lineId: props.line.lineId, label: 'course', value: course.id }))}>
                    {nameIn(course.name)}
                  </Button>
                )}
              </For>
            </div>
          </section>
        </Show>
        <TextField label={workTexts().kitchenNote} value={note()} onText={setNote} maxLength={200} enterkeyhint="done" />
        <TextField label={workTexts().guestNote} hint={workTexts().guestNoteHint} value={guestNote()} onText={setGuestNote} maxLength={200} enterkeyhint="done" />
      </div>
      <Show when={asking() === 'discount'}>
        <DiscountDialog
          title={`${workTexts().discount}: ${nameIn(props.line.combo?.name ?? props.line.item.name)}`}
          base={price()}
          onDiscount={(value, reason) => { setAsking(null); void act({ type: 'discount', target: target(), value, reason }); }}
          onClose={() => setAsking(null)}
        />
      </Show>
      <Show when={asking() === 'comp'}>
        <ReasonDialog
          title={workTexts().compWhy}
          reasons={reasonsFor(session.settings().reasons, 'comp').map(({ name }) => nameIn(name))}
          confirm={workTexts().comp}
          onReason={(reason) => { setAsking(null); void act({ type: 'comp', target: target(), reason }); }}
          onClose={() => setAsking(null)}
        />
      </Show>
      {/* A boundary of its own: one that is taken off the page while it waits would close this dialog. */}
      <Suspense>
        <Show when={asking() === 'options' ? item() : undefined}>
          {(product) => <Chooser item={product()} line={props.line} actions={props.actions} onDone={() => props.onClose()} onClose={() => setAsking(null)} />}
        </Show>
      </Suspense>
    </Dialog>
  );
}
