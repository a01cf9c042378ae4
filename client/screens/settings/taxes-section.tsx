import type { JSX } from 'solid-js';
import type { TaxProfile } from '../../../shared/domain/order/frozen.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { useSession } from '../../session/session.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useSettingsWriter } from './save-settings.ts';
import styles from './settings-screen.module.css';

const roundings: readonly TaxProfile['rounding'][] = ['line', 'check'];
const modes: readonly TaxProfile['mode'][] = ['half-up', 'half-even', 'down', 'up'];

/** How taxes are rounded; new checks keep it from their opening on. */
export function TaxesSection(): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  return (
    <section class={styles['section']}>
      <SelectField
        label={branchTexts().rounding} value={session.settings().taxProfile.rounding} options={roundings.map((value) => ({ value, label: branchTexts().roundings[value] }))}
        onChoose={(value) => void save({ 'branch:settings:tax_rounding': value })}
      />
      <SelectField
        label={branchTexts().mode} value={session.settings().taxProfile.mode} options={modes.map((value) => ({ value, label: branchTexts().modes[value] }))} hint={branchTexts().taxHint}
        onChoose={(value) => void save({ 'branch:settings:tax_mode': value })}
      />
      <p class={styles['soft']}>{branchTexts().chargeFrozen}</p>
    </section>
  );
}
