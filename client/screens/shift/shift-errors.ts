import type { ShiftError } from '../../../shared/domain/shift/errors.ts';
import type { Money } from '../../../shared/kernel/money.ts';
import { shell } from '../../i18n/shell.ts';
import { shiftTexts } from '../../i18n/shift.ts';
import type { RecordActError } from '../../session/records.ts';

/** What was refused, in words; null for a question that somebody declined. */
export function shiftFault(error: ShiftError | RecordActError, money: (amount: Money) => string): string | null {
  switch (error.type) {
    case 'approval-needed': return null;
    case 'not-allowed': return shell().notAllowed;
    case 'amount-invalid': return error.most > 0 && error.most < 1e12 ? shiftTexts().amountFault(money(error.most)) : shiftTexts().amountAny;
    case 'count-invalid': return shiftTexts().countFault;
    case 'reason-missing': return shiftTexts().reasonFault;
    default: return shiftTexts().error[error.type];
  }
}
