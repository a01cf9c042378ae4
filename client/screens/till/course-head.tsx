import ChefHat from 'lucide-solid/icons/chef-hat';
import Pause from 'lucide-solid/icons/pause';
import { Show, type JSX } from 'solid-js';
import { checkTexts } from '../../i18n/check.ts';
import { Button } from '../../ui/button.tsx';
import type { CourseSection } from './course-sections.ts';
import styles from './course-head.module.css';

export type CourseHeadProps = {
  readonly section: CourseSection;
  readonly name: string;
  /** It is the held course that is due. */
  readonly next: boolean;
  readonly onFire: () => void;
  readonly onHold: () => void;
};

/** The heading of a course on the check: whether it waits, and what lets it go. */
export function CourseHead(props: CourseHeadProps): JSX.Element {
  return (
    <li class={styles['head']} classList={{ [styles['held'] ?? '']: props.section.held }} data-course={props.section.course}>
      <h3 class={styles['name']}>{props.name}</h3>
      <Show
        when={props.section.held}
        fallback={
          <Show when={props.section.waiting > 0}>
            <Button kind="quiet" aria-label={checkTexts().holdCourse(props.name)} onClick={() => props.onHold()}><Pause size={20} />{checkTexts().hold}</Button>
          </Show>
        }
      >
        <span class={styles['state']}>{checkTexts().held}</span>
        <Button kind={props.next ? 'fire' : 'plain'} aria-label={checkTexts().fireCourse(props.name)} onClick={() => props.onFire()}>
          <ChefHat size={20} />{checkTexts().fire}
        </Button>
      </Show>
    </li>
  );
}
