import { createMemo, For, Show, type JSX } from 'solid-js';
import type { OrderState } from '../../../shared/domain/order/state.ts';
import { checkTexts } from '../../i18n/check.ts';
import { nameIn } from '../../i18n/dictionary.ts';
import { workTexts } from '../../i18n/order-work.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { List, Row } from '../../ui/list.tsx';
import styles from './check-sheet.module.css';
import { courseSections } from './course-sections.ts';
import type { TillActions } from './till-actions.ts';

/** Every course of the branch: which one waits, and the way to hold or fire it; also before its first line is there. */
export function CheckCourses(props: { readonly order: OrderState; readonly actions: TillActions }): JSX.Element {
  const session = useSession();
  const waiting = createMemo(() => new Map(courseSections(props.order, session.settings().courses).map((section) => [section.course, section.waiting])));
  const isHeld = (course: string): boolean => props.order.held.includes(course);
  const detail = (course: string): string => {
    const lines = waiting().get(course) ?? 0;
    return isHeld(course) ? [checkTexts().held, lines > 0 ? checkTexts().heldLines(lines) : ''].filter(Boolean).join(' · ') : '';
  };
  return (
    <section class={styles['section']}>
      <h3>{workTexts().courses}</h3>
      <List label={workTexts().courses}>
        <For each={session.settings().courses}>
          {(course) => (
            <Row
              title={nameIn(course.name)}
              detail={detail(course.id)}
              end={
                <span class={styles['choices']}>
                  <Button pressed={isHeld(course.id)} aria-label={checkTexts().holdCourse(nameIn(course.name))} onClick={() => void props.actions.act({ type: 'hold-course', course: course.id, held: !isHeld(course.id) })}>
                    {isHeld(course.id) ? checkTexts().held : checkTexts().hold}
                  </Button>
                  <Show when={(waiting().get(course.id) ?? 0) > 0}>
                    <Button kind="fire" aria-label={checkTexts().fireCourse(nameIn(course.name))} onClick={() => void props.actions.send([course.id])}>{checkTexts().fire}</Button>
                  </Show>
                </span>
              }
            />
          )}
        </For>
      </List>
    </section>
  );
}
