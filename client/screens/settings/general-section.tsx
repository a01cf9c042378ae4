import type { JSX } from 'solid-js';
import { languages } from '../../../shared/domain/branch/branch.ts';
import { branchTexts } from '../../i18n/branch-settings.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { useSession } from '../../session/session.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { knownZones } from '../first-run/restaurant-draft.ts';
import { readName } from './field-values.ts';
import { useSettingsWriter } from './save-settings.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings-screen.module.css';

const lockChoices = [0, 1, 2, 5, 10, 30] as const;

/** What the branch is called, where its day begins and ends, when its devices lock. */
export function GeneralSection(): JSX.Element {
  const session = useSession();
  const save = useSettingsWriter();
  const zones = knownZones(session.settings().zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));
  const minutes = (): readonly number[] => [...new Set([...lockChoices, session.settings().lockAfterMinutes])].sort((a, b) => a - b);
  return (
    <section class={styles['section']}>
      <SavedField label={branchTexts().branchName} entry="branch:settings:name" value={session.settings().name} read={readName(false)} />
      <div class={styles['pair']}>
        <SelectField label={branchTexts().zone} value={session.settings().zone} options={zones} onChoose={(zone) => void save({ 'branch:settings:zone': zone })} />
        <SelectField label={branchTexts().cutOver} value={String(session.settings().cutOverHour)} options={hours} onChoose={(hour) => void save({ 'branch:settings:cut_over_hour': Number(hour) })} />
        <SelectField
          label={branchTexts().lock} value={String(session.settings().lockAfterMinutes)} options={minutes().map((count) => ({ value: String(count), label: branchTexts().lockMinutes(count) }))}
          onChoose={(count) => void save({ 'branch:settings:lock_after_minutes': Number(count) })}
        />
        <SelectField
          label={branchTexts().defaultLanguage} value={session.settings().language} options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          onChoose={(code) => void save({ 'branch:settings:language': code })}
        />
      </div>
      <TextField label={branchTexts().currency} value={session.settings().currency} hint={branchTexts().currencyHint} onText={() => undefined} readOnly />
    </section>
  );
}
