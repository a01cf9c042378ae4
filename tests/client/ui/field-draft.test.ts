import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { createFieldDraft } from '../../../client/ui/field-draft.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

/** A field over a record whose other fields change with every save, as those of the menu do. */
function openField() {
  return createRoot((dispose) => {
    const [record, setRecord] = createSignal({ code: 'P01', name: 'Plov' });
    const [entry, setEntry] = createSignal('item:1:code');
    const saved: string[] = [];
    const draft = createFieldDraft<string>(entry, () => record().code);
    const leave = (): void => {
      const text = draft.typed() ?? '';
      const left = draft.leave(text === '' ? err('Enter a code.') : ok(text.trim()));
      if (left !== null) saved.push(left.value);
    };
    return { draft, leave, saved, setRecord, setEntry, dispose };
  });
}

test('what is being typed stays when another field of the record is saved meanwhile', () => {
  const { draft, leave, saved, setRecord, dispose } = openField();
  draft.type('OSH1');
  setRecord({ code: 'P01', name: 'Osh' });
  expect(draft.text()).toBe('OSH1');
  leave();
  expect(saved).toEqual(['OSH1']);
  dispose();
});

test('what is being typed stays when somebody else changes the same field', () => {
  const { draft, setRecord, dispose } = openField();
  draft.type('OSH');
  setRecord({ code: 'P99', name: 'Plov' });
  expect(draft.text()).toBe('OSH');
  dispose();
});

test('what was saved shows as typed until the store says it back in its own spelling', () => {
  const { draft, leave, setRecord, dispose } = openField();
  draft.type(' p02 ');
  leave();
  expect(draft.text()).toBe(' p02 ');
  setRecord({ code: 'P02', name: 'Plov' });
  expect(draft.text()).toBe('P02');
  dispose();
});

test('a fault is told, kept with what was typed, and forgotten with the next key or another record', () => {
  const { draft, leave, saved, setRecord, setEntry, dispose } = openField();
  draft.type('');
  leave();
  expect(draft.fault()).toBe('Enter a code.');
  setRecord({ code: 'P03', name: 'Plov' });
  expect(draft.text()).toBe('');
  draft.type('P');
  expect(draft.fault()).toBeUndefined();
  setEntry('item:2:code');
  expect([draft.text(), saved]).toEqual(['P03', []]);
  dispose();
});
