import { createEffect, createMemo, createSelector, createSignal, For, lazy, on, Show, Suspense, type JSX } from 'solid-js';
import type { Line } from '../../../shared/domain/order/state.ts';
import type { LineId } from '../../../shared/kernel/ids.ts';
import { checkTexts } from '../../i18n/check.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { till } from '../../i18n/till.ts';
import { useDesk } from '../../session/desk.ts';
import { useSession } from '../../session/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CourseHead } from './course-head.tsx';
import { nextCourse, showsCourses, type CourseSection } from './course-sections.ts';
import { LineTools } from './line-tools.tsx';
import { OrderLine } from './order-line.tsx';
import styles from './order-panel.module.css';
import type { TillActions } from './till-actions.ts';

const LineDialogs = lazy(() => import('./line-dialogs.tsx'));
const LineSheet = lazy(() => import('./line-sheet.tsx'));

type Asking = { readonly what: 'quantity' | 'note' | 'reason' | 'more'; readonly lineId: LineId };

export type LineListProps = {
  readonly actions: TillActions;
  /** The lines by course. */
  readonly sections: readonly CourseSection[];
};

/** The lines of the order in front, by course where that helps, and what can be done to the selected one. */
export function LineList(props: LineListProps): JSX.Element {
  const session = useSession();
  const desk = useDesk();
  const [selected, setSelected] = createSignal<LineId | null>(null);
  const isSelected = createSelector(selected);
  const [asking, setAsking] = createSignal<Asking | null>(null);
  let list!: HTMLUListElement;

  const lines = (): readonly Line[] => desk.order()?.lines ?? [];
  const sections = createMemo((): readonly CourseSection[] => {
    const order = desk.order();
    return order !== null && showsCourses(order, props.sections) ? props.sections : [];
  });
  const inOrder = createMemo(() => (sections().length === 0 ? lines() : sections().flatMap((section) => section.lines)));
  /** The section that begins with a line. */
  const sectionByLine = createMemo(() => new Map(sections().map((section) => [section.lines[0]!.lineId, section])));
  const next = createMemo(() => nextCourse(sections())?.course);
  const courseName = (course: string): string => {
    const known = session.settings().courses.find(({ id }) => id === course);
    return known ? nameIn(known.name) : course || checkTexts().noCourse;
  };

  // What was tapped last is what the next − or + is for.
  createEffect(on(() => lines().length, (count, before = 0) => {
    if (count > before) {
      const added = lines().at(-1)?.lineId;
      setSelected(added ?? null);
      queueMicrotask(() => list?.querySelector(`[data-line="${added}"]`)?.scrollIntoView({ block: 'nearest' }));
    }
  }));
  // Another order; the blank one that its first line opened stays the same to a person.
  createEffect(on(desk.orderId, (_, before) => {
    if (before !== null) setSelected(null);
  }, { defer: true }));

  const ask = (what: Asking['what'], line: Line): void => {
    setAsking({ what, lineId: line.lineId });
  };
  const takeOff = (line: Line): void => {
    if (line.sentMilli > 0) ask('reason', line);
    else void props.actions.takeOff(line, '');
  };
  const change = (line: Line, deltaMilli: number): void => {
    if (line.quantityMilli + deltaMilli <= 0) takeOff(line);
    else void props.actions.act({ type: 'change-quantity', lineId: line.lineId, deltaMilli });
  };
  const chosen = createMemo(() => lines().find(({ lineId }) => isSelected(lineId)));
  const askedLine = (): Line | undefined => lines().find(({ lineId }) => lineId === asking()?.lineId);
  const done = (): void => {
    setAsking(null);
  };

  return (
    <>
      <div class={styles['scroll']}>
        <Show when={lines().length > 0} fallback={<EmptyState title={till().empty} />}>
          <ul class={styles['lines']} ref={list}>
            <For each={inOrder()}>
              {(line) => (
                <>
                  <Show when={sectionByLine().get(line.lineId)}>
                    {(section) => (
                      <CourseHead
                        section={section()}
                        name={courseName(section().course)}
                        next={next() === section().course}
                        onFire={() => void props.actions.send([section().course])}
                        onHold={() => void props.actions.act({ type: 'hold-course', course: section().course, held: true })}
                      />
                    )}
                  </Show>
                  <OrderLine line={line} selected={isSelected(line.lineId)} onSelect={() => setSelected(line.lineId)} onMore={() => ask('more', line)} />
                </>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <LineTools line={chosen()} onChange={change} onTakeOff={takeOff} onAsk={ask} />
      <Suspense>
        <Show when={asking()?.what === 'more' ? null : askedLine()}>
          {(line) => <LineDialogs line={line()} what={asking()?.what ?? 'note'} actions={props.actions} onChange={(deltaMilli) => change(line(), deltaMilli)} onClose={done} />}
        </Show>
        <Show when={asking()?.what === 'more' ? askedLine() : null}>
          {(line) => <LineSheet line={line()} actions={props.actions} onTakeOff={() => takeOff(line())} onClose={done} />}
        </Show>
      </Suspense>
    </>
  );
}
