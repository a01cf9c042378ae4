import { createSignal, Show, type JSX } from 'solid-js';
import type { Course } from '../../../shared/domain/branch/course.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { useSession } from '../../session/session.ts';
import { SwitchField } from '../../ui/switch-field.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecordList } from './record-list.tsx';
import { useSettingsWriter } from './save-settings.ts';
import styles from './settings-screen.module.css';

/** In which order a meal is served, and what of it waits. */
export function CoursesSection(): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  const [editing, setEditing] = createSignal<string | null>(null);
  const edited = (): Course | undefined => session.settings().courses.find(({ id }) => id === editing());
  return (
    <section class={styles['section']}>
      <p class={styles['soft']}>{branchTexts().coursesHint}</p>
      <RecordList
        kind="course" records={session.settings().courses} onEdit={setEditing} addLabel={branchTexts().courseAdd}
        detail={(course) => (course.heldOnDineIn ? branchTexts().heldShort : branchTexts().sentShort)}
      />
      <Show when={edited()}>
        {(course) => (
          <RecordDialog kind="course" record={course()} removable onClose={() => setEditing(null)}>
            <SwitchField label={branchTexts().held} on={course().heldOnDineIn} onChange={(on) => void save({ [`course:${course().id}:held`]: on })} />
          </RecordDialog>
        )}
      </Show>
    </section>
  );
}
