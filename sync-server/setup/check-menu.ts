import { importMenu } from '../../shared/menu-import/import-menu.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { MenuCheck } from '../../shared/protocol/identity.ts';
import { readTable, type TableError, type TableSheet } from './read-table.ts';

export type MenuUpload = { readonly menu: Uint8Array; readonly modifiers: Uint8Array | null; readonly currency: string };
/** `file`: which of the two could not be opened. */
export type MenuFileError = TableError & { readonly file: 'menu' | 'modifiers' };

const isModifiersSheet = ({ name }: TableSheet): boolean => /modif|модиф|добав|qo.?shimcha/i.test(name);

/** Reads the files of a menu. A workbook may hold the modifiers as a sheet of their own. */
export async function checkMenu(upload: MenuUpload): Promise<Result<MenuCheck, MenuFileError>> {
  const book = await readTable(upload.menu);
  if (!book.ok) return err({ ...book.error, file: 'menu' });
  const other = upload.modifiers === null ? null : await readTable(upload.modifiers);
  if (other !== null && !other.ok) return err({ ...other.error, file: 'modifiers' });
  const menu = book.value.find((sheet) => !isModifiersSheet(sheet)) ?? book.value[0];
  const modifiers = other?.value[0] ?? book.value.find((sheet) => sheet !== menu && isModifiersSheet(sheet));
  const imported = importMenu({ menu: menu?.cells ?? [], currency: upload.currency, ...(modifiers && { modifiers: modifiers.cells }) });
  return ok(imported.ok
    ? { ok: true, menu: imported.value, items: imported.value.items.length, categories: imported.value.categories.length }
    : { ok: false, errors: imported.error });
}
