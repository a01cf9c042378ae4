import type { RestaurantDraft } from './restaurant-draft.ts';

const key = 'restaurant-draft';

/** Keeps what was filled in over a reload of this tab; password and PIN are never written down. */
export function storeDraft(storage: Pick<Storage, 'setItem'>, draft: RestaurantDraft): void {
  try {
    storage.setItem(key, JSON.stringify({ ...draft, manager: { ...draft.manager, password: '', pin: '' } }));
  } catch {
    // Storage is forbidden or full: the form lives as long as the page.
  }
}

/** The draft of before the reload laid over `fresh`: only what has the kind of value that we expect. */
export function restoreDraft(storage: Pick<Storage, 'getItem'>, fresh: RestaurantDraft): RestaurantDraft {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (stored === null || typeof stored !== 'object') return fresh;
    const { manager, typed, ...plain } = stored as Partial<RestaurantDraft>;
    const sameKind = Object.fromEntries(Object.entries(plain).filter(([name, value]) => typeof value === typeof fresh[name as keyof RestaurantDraft]));
    return {
      ...fresh, ...sameKind,
      manager: { ...fresh.manager, name: String(manager?.name ?? ''), login: String(manager?.login ?? '') },
      typed: Array.isArray(typed) && typed.length > 0 ? typed.map((row) => ({ name: String(row.name), price: String(row.price), category: String(row.category) })) : fresh.typed,
    };
  } catch {
    return fresh;
  }
}

export function forgetDraft(storage: Pick<Storage, 'removeItem'>): void {
  try {
    storage.removeItem(key);
  } catch {
    // It goes when the tab is closed.
  }
}
