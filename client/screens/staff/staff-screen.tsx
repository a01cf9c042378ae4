import UserPlus from 'lucide-solid/icons/user-plus';
import { createSignal, For, Match, onMount, Show, Switch, type JSX } from 'solid-js';
import type { ApiCall, ApiFailure } from '../../api/http.ts';
import { changePerson, hire, listStaff, type ListedPerson } from '../../api/staff-api.ts';
import { failureText } from '../../i18n/api-failure.ts';
import { pair } from '../../i18n/pair.ts';
import { shell } from '../../i18n/shell.ts';
import { staff } from '../../i18n/staff.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List, PageHead, Row } from '../../ui/list.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from '../devices/manage.module.css';
import { createManagerGate } from '../devices/manager-gate.tsx';
import { changeOf, type PersonEntry } from './person-entry.ts';
import { PersonForm } from './person-form.tsx';

type Sheet = { readonly type: 'add' } | { readonly type: 'change' | 'leave'; readonly person: ListedPerson };

/** The people of the branch: hire, change role, give a new PIN, let go. */
export default function StaffScreen(): JSX.Element {
  const session = useSession();
  const gate = createManagerGate();
  const [list, setList] = createSignal<readonly ListedPerson[] | null>(null);
  const [failure, setFailure] = createSignal<ApiFailure | null>(null);
  const [sheet, setSheet] = createSignal<Sheet | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [showLeft, setShowLeft] = createSignal(false);
  const manages = (): boolean => session.person()?.role === 'manager' || session.person()?.role === 'admin';

  const refresh = async (): Promise<void> => {
    const listed = await gate.call(listStaff);
    setFailure(listed.ok ? null : listed.error);
    if (listed.ok) setList(listed.value.staff);
  };
  onMount(() => {
    if (manages()) void refresh();
  });
  const open = (next: Sheet | null): void => {
    setFailure(null);
    setSheet(next);
  };
  const run = async (name: string, call: () => ApiCall<unknown>): Promise<void> => {
    setBusy(true);
    const done = await gate.call(call);
    setBusy(false);
    setFailure(done.ok ? null : done.error);
    if (!done.ok) return;
    setSheet(null);
    showToast(staff().saved(name));
    await refresh();
  };
  const save = (person: ListedPerson, entry: PersonEntry): void => {
    const change = changeOf(person, entry);
    if (Object.keys(change).length === 0) setSheet(null);
    else void run(entry.name, () => changePerson(person.id, change));
  };

  const shown = (): readonly ListedPerson[] => (list() ?? []).filter((person) => showLeft() || person.active);
  const opened = (type: 'change' | 'leave'): ListedPerson | null => { const now = sheet(); return now !== null && now.type === type ? now.person : null; };

  return (
    <div class={styles['page']}>
      <PageHead title={staff().title}>
        <Show when={list()}><Button kind="accent" onClick={() => open({ type: 'add' })}><UserPlus size={22} />{staff().add}</Button></Show>
      </PageHead>
      <Switch fallback={<p class={styles['waiting']} aria-live="polite">{staff().loading}</p>}>
        <Match when={!manages()}><EmptyState title={pair().notManager} /></Match>
        <Match when={list() === null && failure()}>
          {(why) => <EmptyState title={failureText(why())} action={<Button kind="accent" onClick={() => void refresh()}>{shell().retry}</Button>} />}
        </Match>
        <Match when={list()}>
          <Show when={sheet() === null && failure()}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>
          <List label={staff().title}>
            <For each={shown()}>
              {(person) => (
                <Row
                  title={<span classList={{ [styles['gone'] ?? '']: !person.active }}>{person.name}</span>}
                  detail={person.role === null ? staff().noRole : shell().roles[person.role]}
                  end={<Show when={!person.active}><span class={styles['badge']}>{staff().left}</span></Show>}
                  onSelect={person.active ? () => open({ type: 'change', person }) : undefined}
                />
              )}
            </For>
          </List>
          <Show when={list()?.some((person) => !person.active)}>
            <Button pressed={showLeft()} onClick={() => setShowLeft((shows) => !shows)}>{staff().showLeft}</Button>
          </Show>
        </Match>
      </Switch>
      <Show when={sheet()?.type === 'add'}>
        <Dialog title={staff().add} shape="full" onClose={() => open(null)}>
          <PersonForm start={{ name: '', role: 'cashier' }} isNew busy={busy()} failure={failure()} onSave={({ account, ...person }) => void run(person.name, () => hire(account ? { ...person, account } : person))} />
        </Dialog>
      </Show>
      <Show when={opened('change')}>
        {(person) => (
          <Dialog title={staff().change(person().name)} shape="full" onClose={() => open(null)}>
            <PersonForm start={{ name: person().name, role: person().role ?? 'cashier' }} isNew={false} busy={busy()} failure={failure()} onSave={(entry) => save(person(), entry)}>
              <Button size="large" onClick={() => open({ type: 'leave', person: person() })}>{staff().leave}</Button>
            </PersonForm>
          </Dialog>
        )}
      </Show>
      <Show when={opened('leave')}>
        {(person) => (
          <Dialog
            alert
            title={staff().leaveTitle(person().name)}
            onClose={() => open(null)}
            actions={(
              <>
                <Button size="large" onClick={() => open(null)}>{shell().cancel}</Button>
                <Button size="large" kind="danger" disabled={busy()} onClick={() => void run(person().name, () => changePerson(person().id, { active: false }))}>{staff().leaveYes}</Button>
              </>
            )}
          >
            <div class={styles['form']}>
              <p>{staff().leaveHint}</p>
              <Show when={failure()}>{(why) => <Banner tone="danger">{failureText(why())}</Banner>}</Show>
            </div>
          </Dialog>
        )}
      </Show>
      {gate.dialog()}
    </div>
  );
}
