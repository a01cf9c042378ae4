export type MarkStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The cookie of a manager's session is out of a page's reach, so that this browser holds one is
 * remembered beside it. `ending`: the screen was locked while the server could not be told.
 */
export type Mark = 'open' | 'ending';

const key = 'manager-session';

export function readMark(store: () => MarkStore): Mark | null {
  try {
    const mark = store().getItem(key);
    return mark === 'open' || mark === 'ending' ? mark : null;
  } catch {
    return null;
  }
}

export function writeMark(store: () => MarkStore, mark: Mark | null): void {
  try {
    if (mark === null) store().removeItem(key);
    else store().setItem(key, mark);
  } catch {
    // A browser that keeps nothing keeps no cookie either.
  }
}
