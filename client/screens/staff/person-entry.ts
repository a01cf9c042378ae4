import type { Role } from '../../../shared/domain/staff/staff.ts';
import type { Hire, StaffChange } from '../../../shared/protocol/identity.ts';
import type { ListedPerson } from '../../api/staff-api.ts';

/** What the form gives: an empty PIN or no account means "as it was". */
export type PersonEntry = { readonly name: string; readonly role: Role; readonly pin: string; readonly account: Hire['account'] };

/** Only what differs is sent, so that two managers at once do not undo each other. */
export function changeOf(before: Pick<ListedPerson, 'name' | 'role'>, entry: PersonEntry): StaffChange {
  return {
    ...(entry.name === before.name ? {} : { name: entry.name }),
    ...(entry.role === before.role ? {} : { role: entry.role }),
    ...(entry.pin === '' ? {} : { pin: entry.pin }),
    ...(entry.account ? { account: entry.account } : {}),
  };
}
