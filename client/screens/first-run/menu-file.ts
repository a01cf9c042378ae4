import { createSignal, type Accessor } from 'solid-js';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { MenuCheck } from '../../../shared/protocol/identity.ts';
import type { ApiFailure } from '../../api/http.ts';
import { checkMenu } from '../../api/setup-api.ts';

export type MenuFileState =
  | { readonly type: 'none' }
  | { readonly type: 'checking' }
  | { readonly type: 'failed'; readonly failure: ApiFailure }
  | { readonly type: 'checked'; readonly currency: string; readonly check: MenuCheck };

export type MenuFile = {
  readonly state: Accessor<MenuFileState>;
  readonly menuName: Accessor<string | null>;
  readonly modifiersName: Accessor<string | null>;
  readonly choose: (which: 'menu' | 'modifiers', file: File) => void;
  /** Checks again, when it failed or the currency (the meaning of the prices) changed since. */
  readonly recheck: () => void;
  /** The catalogue of a file in order; null for anything else. */
  readonly catalogue: () => Catalogue | null;
};

/** The chosen files and what the server says of them. A file stays chosen whatever it says. */
export function createMenuFile(currency: () => string): MenuFile {
  const [state, setState] = createSignal<MenuFileState>({ type: 'none' });
  const [menu, setMenu] = createSignal<File | null>(null);
  const [modifiers, setModifiers] = createSignal<File | null>(null);
  let asked = 0;

  const check = async (): Promise<void> => {
    const file = menu();
    if (file === null) return;
    const asking = asked += 1;
    const inCurrency = currency();
    setState({ type: 'checking' });
    const answer = await checkMenu({ menu: file, modifiers: modifiers() ?? undefined, currency: inCurrency });
    // Another file was chosen meanwhile: its answer counts.
    if (asking !== asked) return;
    setState(answer.ok ? { type: 'checked', currency: inCurrency, check: answer.value } : { type: 'failed', failure: answer.error });
  };

  return {
    state,
    menuName: () => menu()?.name ?? null,
    modifiersName: () => modifiers()?.name ?? null,
    choose: (which, file) => {
      if (which === 'menu') setMenu(() => file);
      else setModifiers(() => file);
      void check();
    },
    recheck: () => {
      const now = state();
      if (now.type === 'failed' || (now.type === 'checked' && now.currency !== currency())) void check();
    },
    catalogue: () => {
      const now = state();
      // The server's menu check answers a Catalogue; it checks it again when the restaurant is made.
      return now.type === 'checked' && now.check.ok ? (now.check.menu as Catalogue) : null;
    },
  };
}
