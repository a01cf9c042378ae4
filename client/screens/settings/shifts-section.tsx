import { For, type JSX } from 'solid-js';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { moneyText, readMoney } from './field-values.ts';
import { useSettingsWriter } from './save-settings.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

/** How the branch works with cash. */
export function ShiftsSection(): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  const shifts = () => session.settings().shifts;
  const currency = (): string => session.settings().currency;
  return (
    <section class={styles['section']}>
      <fieldset class={styles['group']}>
        <legend>{branchTexts().drawer}</legend>
        <div class={styles['choices']}>
          <For each={['device', 'shared'] as const}>
            {(drawer) => <Button pressed={shifts().drawer === drawer} onClick={() => void save({ 'branch:settings:drawer': drawer })}>{branchTexts().drawers[drawer]}</Button>}
          </For>
        </div>
      </fieldset>
      <SwitchField label={branchTexts().requireShift} hint={branchTexts().requireShiftHint} on={shifts().requireShift} onChange={(on) => void save({ 'branch:settings:require_shift': on })} />
      <SwitchField label={branchTexts().blind} hint={branchTexts().blindHint} on={shifts().blindClose} onChange={(on) => void save({ 'branch:settings:blind_close': on })} />
      <SavedField
        label={branchTexts().limit} hint={branchTexts().limitHint} entry="branch:settings:difference_limit" inputmode="decimal"
        value={moneyText(shifts().differenceLimit, currency()) || '0'} read={(text) => readMoney(currency())(text)}
      />
    </section>
  );
}
