/**
 * How many digits a person's last right PIN had on this device, so that the next sign-in needs no
 * extra tap. Says nothing of the digits; a PIN of another length is still entered with the button.
 */
export type LengthStore = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (staffId: string): string => `pin-length:${staffId}`;

/** The remembered length; null for nobody, or where storage is forbidden. */
export function rememberedPinLength(store: LengthStore, staffId: string): number | null {
  try {
    const length = Number(store.getItem(keyOf(staffId)));
    return Number.isSafeInteger(length) && length > 0 ? length : null;
  } catch {
    return null;
  }
}

export function rememberPinLength(store: LengthStore, staffId: string, length: number): void {
  try {
    store.setItem(keyOf(staffId), String(length));
  } catch {
    // Storage is forbidden: the button is pressed once more next time.
  }
}
