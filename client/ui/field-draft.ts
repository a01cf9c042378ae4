import { createEffect, createSignal, on, type Accessor } from 'solid-js';
import type { Result } from '../../shared/kernel/result.ts';

export type FieldDraft<Value> = {
  /** What the field shows: what is typed in it, else what is stored. */
  readonly text: Accessor<string>;
  readonly fault: Accessor<string | undefined>;
  readonly type: (text: string) => void;
  /** What was typed and is not stored yet; null for nothing. */
  readonly typed: Accessor<string | null>;
  /** When the person leaves the field: what `typed` was read as. Answers what is to be saved, null for nothing. */
  readonly leave: (read: Result<Value, string>) => { readonly value: Value } | null;
};

/**
 * What somebody types over a stored text, `stored`, until the store says it back. What is typed and not
 * left yet stays whatever happens to the record meanwhile: the field before it is being saved, or
 * somebody else changes it. `entry`: which field it is; another record in the same place begins anew.
 */
export function createFieldDraft<Value>(entry: Accessor<string>, stored: Accessor<string>): FieldDraft<Value> {
  const [draft, setDraft] = createSignal<string | null>(null);
  const [fault, setFault] = createSignal<string | undefined>();
  let isLeft = false;
  createEffect(on(entry, () => { setDraft(null); setFault(undefined); }, { defer: true }));
  // Any change of the record comes by here, of other fields too.
  createEffect(on(stored, (now, before) => { if (now !== before && isLeft && fault() === undefined) setDraft(null); }));
  return {
    text: () => draft() ?? stored(),
    fault,
    type: (text) => {
      isLeft = false;
      setDraft(text);
      setFault(undefined);
    },
    typed: draft,
    leave: (read) => {
      setFault(read.ok ? undefined : read.error);
      if (!read.ok) return null;
      isLeft = true;
      if (draft()?.trim() !== stored()) return { value: read.value };
      setDraft(null);
      return null;
    },
  };
}
