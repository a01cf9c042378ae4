import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createEffect, createMemo, createSignal, For, Show, untrack, type JSX } from 'solid-js';
import type { Journal } from '../../../shared/crdt/journal.ts';
import { stampMs } from '../../../shared/kernel/stamp.ts';
import { checkTexts } from '../../i18n/check.ts';
import { language, nameIn } from '../../i18n/dictionary.ts';
import { opTexts } from '../../i18n/op-words.ts';
import { refusalText } from '../../i18n/refusals.ts';
import { formatMoment } from '../../i18n/time.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAmounts } from './amounts.ts';
import { checkSteps, linesOf, makeCheckAt, type CheckStep } from './check-steps.ts';
import { CheckTotals } from './check-totals.tsx';
import { CheckView } from './check-view.tsx';
import { namesOfLines, opWords, type OpWordsContext } from './op-words.ts';
import styles from './time-machine.module.css';

/** A check step by step: who did what, when and where, and what the check was after it. Arrow keys go back and on. */
export default function TimeMachine(props: { readonly journal: Journal; readonly onClose: () => void }): JSX.Element {
  const session = useSession();
  const { money } = useAmounts();
  // What is looked at stands still; what happens meanwhile is there when it is opened again.
  const journal = untrack(() => props.journal);
  const steps = checkSteps(journal);
  const checkAt = makeCheckAt(journal);
  const [at, setAt] = createSignal(Math.max(0, steps.length - 1));
  let list!: HTMLOListElement;

  const step = (): CheckStep | undefined => steps[at()];
  const check = createMemo(() => { const now = step(); return now ? checkAt(now) : null; });
  const finished = steps.length > 0 ? checkAt(steps.at(-1)!) : null;
  const marked = createMemo(() => { const now = step(); return now && finished ? linesOf(now.op, finished) : new Set<string>(); });
  const go = (to: number): void => {
    setAt(Math.max(0, Math.min(steps.length - 1, to)));
  };

  const person = (id: string): string =>
    session.staff().find((member) => member.id === id)?.name
    ?? (id === 'server' ? opTexts().server : session.devices().find((device) => `device:${device.id}` === id)?.name ?? opTexts().unknownPerson);
  const device = (id: string): string => (id === 'server' ? '' : session.devices().find((one) => one.id === id)?.name ?? opTexts().unknownDevice);
  const nameOf = <T extends { readonly id: string; readonly name: { readonly en: string; readonly ru: string; readonly uz: string } }>(all: readonly T[], id: string): string => {
    const known = all.find((one) => one.id === id);
    return known ? nameIn(known.name) : id;
  };
  const nameByLine = namesOfLines(steps.map(({ op }) => op));
  const context = (): OpWordsContext | null => (finished === null ? null : {
    order: finished, nameByLine, money, person,
    course: (id) => nameOf(session.settings().courses, id) || checkTexts().noCourse,
    method: (id) => nameOf(session.settings().paymentMethods, id),
  });
  const words = (one: CheckStep): string => { const known = context(); return known ? opWords(one.op, known) : ''; };
  const when = (one: CheckStep): string => formatMoment(stampMs(one.op.stamp), session.nowMs(), session.settings().zone, language());
  const who = (one: CheckStep): string => [person(one.op.by), device(one.op.device) === '' ? '' : opTexts().on(device(one.op.device))].filter(Boolean).join(' ');

  createEffect(() => {
    const shown = at();
    // The first time the dialog is not open yet, and what is not displayed cannot be scrolled to.
    queueMicrotask(() => list?.children[shown]?.scrollIntoView({ block: 'nearest' }));
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at() - 1, ArrowUp: at() - 1, ArrowRight: at() + 1, ArrowDown: at() + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };

  return (
    <Dialog title={opTexts().title(finished?.number ?? '')} shape="full" wide flush onClose={props.onClose}>
      <Show when={step()} fallback={<p class={styles['none']}>{opTexts().empty}</p>}>
        {(now) => (
          <div class={styles['machine']} onKeyDown={onKeyDown} role="presentation">
            <ol class={styles['steps']} aria-label={opTexts().steps} ref={list}>
              <For each={steps}>
                {(one, index) => (
                  <li>
                    <button type="button" class={styles['step']} classList={{ [styles['refused'] ?? '']: one.refused !== null }} aria-current={at() === index() ? 'step' : undefined} onClick={() => go(index())}>
                      <span class={styles['what']}>{words(one)}</span>
                      <span class={styles['who']}>{when(one)} · {person(one.op.by)}</span>
                    </button>
                  </li>
                )}
              </For>
            </ol>
            <section class={styles['check']}>
              <div class={styles['now']} aria-live="polite">
                <b>{words(now())}</b>
                <span>{when(now())} · {who(now())}</span>
                <Show when={now().refused}>{(reason) => <span class={styles['reason']}>{opTexts().refusedStep(refusalText(reason()))}</span>}</Show>
              </div>
              <div class={styles['paper']}>
                <Show when={check()} keyed>{(order) => <><CheckView order={order} marked={marked()} /><CheckTotals totals={order.totals} detailed /></>}</Show>
              </div>
            </section>
            <footer class={styles['scrubber']}>
              <Button size="square" aria-label={opTexts().earlier} disabled={at() === 0} onClick={() => go(at() - 1)}><ChevronLeft size={26} /></Button>
              <input
                type="range" class={styles['range']} autofocus min={0} max={steps.length - 1} step={1} value={at()} aria-label={opTexts().scrub}
                aria-valuetext={opTexts().step(at() + 1, steps.length)} onInput={(event) => go(Number(event.currentTarget.value))}
              />
              <output class={styles['count']}>{opTexts().step(at() + 1, steps.length)}</output>
              <Button size="square" aria-label={opTexts().later} disabled={at() === steps.length - 1} onClick={() => go(at() + 1)}><ChevronRight size={26} /></Button>
            </footer>
          </div>
        )}
      </Show>
    </Dialog>
  );
}
