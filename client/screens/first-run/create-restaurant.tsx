import { createEffect, createSignal, For, Match, Show, Switch, type JSX } from 'solid-js';
import { createStore, unwrap } from 'solid-js/store';
import { languages } from '../../../shared/domain/branch/branch.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { currencyByCode } from '../../../shared/kernel/currency.ts';
import type { Paired } from '../../../shared/protocol/identity.ts';
import { createRestaurant } from '../../api/setup-api.ts';
import { failureText, portErrorText } from '../../i18n/api-failure.ts';
import { language } from '../../i18n/dictionary.ts';
import { firstRun } from '../../i18n/first-run.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { shell } from '../../i18n/shell.ts';
import { useSession } from '../../session/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { becomeDevice } from './become-device.ts';
import { forgetDraft, restoreDraft, storeDraft } from './draft-storage.ts';
import styles from './first-run.module.css';
import { createMenuFile } from './menu-file.ts';
import { MenuStep } from './menu-step.tsx';
import { draftToRequest, faultyFields, fieldsOfFaults, knownZones, newDraft, stepOf, steps, typedMenu, type Field, type Step } from './restaurant-draft.ts';

const hours = Array.from({ length: 13 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));

/** The stepper that makes a restaurant. Nothing typed is lost by a bad field, a refusal or a server that is away. */
export function CreateRestaurant(props: { readonly onBack: () => void; readonly onDone: () => void }): JSX.Element {
  const session = useSession();
  const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = knownZones(ownZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  const [draft, setDraft] = createStore(restoreDraft(sessionStorage, newDraft(language(), ownZone)));
  const file = createMenuFile(() => draft.currency);
  const [step, setStep] = createSignal<Step>('restaurant');
  const [faults, setFaults] = createSignal<readonly Field[]>([]);
  const [tried, setTried] = createSignal(false);
  const [failure, setFailure] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  let form: HTMLFormElement | null = null;
  let paired: Paired | null = null;
  createEffect(() => storeDraft(sessionStorage, JSON.parse(JSON.stringify(draft)) as typeof draft));

  const faultText = (field: Field): string | undefined => {
    if (!faults().includes(field)) return undefined;
    return firstRun().faults[(field.startsWith('manager.') ? field.slice('manager.'.length) : field) as keyof ReturnType<typeof firstRun>['faults']];
  };
  const clear = (field: Field): void => void setFaults((all) => all.filter((each) => each !== field));
  const focusFault = (): void => queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

  const menuFault = (): string | null => {
    if (!tried()) return faults().includes('menu') ? firstRun().faults.menu : null;
    if (draft.menuWay === 'file' && file.catalogue() === null) return file.state().type === 'none' ? firstRun().fileFirst : firstRun().fixFile;
    if (draft.menuWay === 'typed') {
      const read = typedMenu(draft.typed, draft.currency);
      if (!read.ok) return read.error.length > 0 ? firstRun().fixRows : firstRun().typeOne;
    }
    return faults().includes('menu') ? firstRun().faults.menu : null;
  };
  const menuOf = (): Catalogue | null => {
    if (draft.menuWay === 'file') return file.catalogue();
    if (draft.menuWay === 'none') return null;
    const read = typedMenu(unwrap(draft).typed, draft.currency);
    return read.ok ? read.value : null;
  };

  const create = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    if (paired === null) {
      const answer = await createRestaurant(draftToRequest(unwrap(draft), menuOf(), firstRun().tillName));
      if (!answer.ok) {
        setBusy(false);
        setFailure(failureText(answer.error));
        const fields = answer.error.type === 'refused' ? fieldsOfFaults(answer.error.fields) : [];
        setFaults(fields);
        if (fields[0]) setStep(stepOf(fields[0]));
        focusFault();
        return;
      }
      paired = answer.value;
    }
    const became = await becomeDevice(session, paired);
    setBusy(false);
    if (!became.ok) {
      setFailure(`${firstRun().becomeFailed}. ${portErrorText(became.error)}`);
      return;
    }
    forgetDraft(sessionStorage);
    props.onDone();
  };

  const goOn = (): void => {
    const bad = faultyFields(draft, step());
    setFaults(bad);
    setFailure(null);
    if (bad.length > 0) return focusFault();
    if (step() !== 'menu') return void setStep(steps[steps.indexOf(step()) + 1]!);
    setTried(true);
    if (menuFault() !== null) return focusFault();
    void create();
  };
  const goBack = (): void => {
    setFailure(null);
    const before = steps[steps.indexOf(step()) - 1];
    if (before) setStep(before);
    else props.onBack();
  };

  return (
    <form
      ref={(element) => { form = element; }}
      class={styles['form']}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy()) goOn();
      }}
    >
      <ol class={styles['stepper']}>
        <For each={steps}>
          {(each, index) => (
            <li data-state={each === step() ? 'now' : index() < steps.indexOf(step()) ? 'done' : 'later'} aria-current={each === step() ? 'step' : undefined}>
              {firstRun().steps[each]}
            </li>
          )}
        </For>
      </ol>
      <h1><span class="spoken">{firstRun().stepOf(steps.indexOf(step()) + 1, steps.length)}: </span>{firstRun().steps[step()]}</h1>
      <Show when={failure()}>{(words) => <Banner tone="danger">{words()}</Banner>}</Show>
      <Switch>
        <Match when={step() === 'restaurant'}>
          <TextField label={firstRun().name} name="restaurant" maxlength="80" autocomplete="organization" value={draft.restaurant} error={faultText('restaurant')} onText={(text) => { setDraft('restaurant', text); clear('restaurant'); }} />
          <div class={styles['pair']}>
            <SelectField label={firstRun().restaurantLanguage} name="language" value={draft.language} options={languages.map((each) => ({ value: each, label: languageNames[each] }))} onChoose={(value) => setDraft('language', languages.find((each) => each === value) ?? 'en')} />
            <SelectField label={firstRun().currency} name="currency" value={draft.currency} options={Object.keys(currencyByCode).map((code) => ({ value: code, label: code }))} error={faultText('currency')} onChoose={(value) => setDraft('currency', value)} />
            <SelectField label={firstRun().zone} name="zone" value={draft.zone} options={zones} error={faultText('zone')} onChoose={(value) => setDraft('zone', value)} />
            <SelectField label={firstRun().cutOver} name="cutOver" hint={firstRun().cutOverHint} value={String(draft.cutOverHour)} options={hours} onChoose={(value) => setDraft('cutOverHour', Number(value))} />
            <TextField label={firstRun().tables} name="tables" hint={firstRun().tablesHint} inputmode="numeric" maxlength="3" value={draft.tables} error={faultText('tables')} onText={(text) => { setDraft('tables', text); clear('tables'); }} />
          </div>
        </Match>
        <Match when={step() === 'manager'}>
          <p class={styles['soft']}>{firstRun().pinNote}</p>
          <TextField label={firstRun().managerName} name="name" maxlength="80" autocomplete="name" value={draft.manager.name} error={faultText('manager.name')} onText={(text) => { setDraft('manager', 'name', text); clear('manager.name'); }} />
          <div class={styles['pair']}>
            <TextField label={firstRun().login} name="login" hint={firstRun().loginHint} maxlength="120" autocomplete="username" autocapitalize="none" value={draft.manager.login} error={faultText('manager.login')} onText={(text) => { setDraft('manager', 'login', text); clear('manager.login'); }} />
            <TextField label={firstRun().password} name="password" hint={firstRun().passwordHint} type="password" maxlength="200" autocomplete="new-password" value={draft.manager.password} error={faultText('manager.password')} onText={(text) => { setDraft('manager', 'password', text); clear('manager.password'); }} />
            <TextField label={firstRun().pin} name="pin" hint={firstRun().pinHint} inputmode="numeric" maxlength="8" autocomplete="off" value={draft.manager.pin} error={faultText('manager.pin')} onText={(text) => { setDraft('manager', 'pin', text); clear('manager.pin'); }} />
          </div>
        </Match>
        <Match when={step() === 'menu'}>
          <MenuStep
            way={draft.menuWay}
            onWay={(way) => { setDraft('menuWay', way); setTried(false); clear('menu'); }}
            file={file}
            rows={draft.typed}
            onRows={(rows) => setDraft('typed', rows)}
            currency={draft.currency}
            showFaults={tried()}
            error={menuFault()}
          />
          <p class={styles['soft']}>{firstRun().deviceHint}</p>
        </Match>
      </Switch>
      <div class={styles['buttons']}>
        <Button size="large" disabled={busy()} onClick={goBack}>{shell().back}</Button>
        <Button size="large" kind="accent" type="submit" disabled={busy()}>
          {busy() ? firstRun().creating : step() === 'menu' ? firstRun().finish : firstRun().next}
        </Button>
      </div>
    </form>
  );
}
