import type { EntryValue } from '../crdt/board-entries.ts';
import { defaultBranchSettings, languages, type BranchSettings } from '../domain/branch/branch.ts';
import { recordsOf } from './board-records.ts';

/** Settings live under `branch:settings:<field>`. */
export function settingsOf(entries: ReadonlyMap<string, EntryValue>): BranchSettings {
  const record = recordsOf(entries, 'branch').find(({ id }) => id === 'settings');
  if (!record) return defaultBranchSettings;
  const stations = record.list('stations');
  return {
    name: record.text('name'),
    currency: record.text('currency') || defaultBranchSettings.currency,
    zone: record.text('zone') || defaultBranchSettings.zone,
    cutOverHour: record.number('cut_over_hour', defaultBranchSettings.cutOverHour),
    language: languages.find((language) => language === record.text('language')) ?? defaultBranchSettings.language,
    lockAfterMinutes: record.number('lock_after_minutes', defaultBranchSettings.lockAfterMinutes),
    stations: stations.length > 0 ? stations : defaultBranchSettings.stations,
  };
}

export const settingsToEntries = (settings: BranchSettings): Record<string, EntryValue> => ({
  'branch:settings:name': settings.name, 'branch:settings:currency': settings.currency, 'branch:settings:zone': settings.zone,
  'branch:settings:cut_over_hour': settings.cutOverHour, 'branch:settings:language': settings.language,
  'branch:settings:lock_after_minutes': settings.lockAfterMinutes, 'branch:settings:stations': settings.stations,
});
