import type { BranchSettings } from '../../../shared/domain/branch/branch.ts';
import { nameIn } from '../../i18n/dictionary.ts';

/** What the branch calls a method of payment; its id where it knows none of that name any more. */
export function methodName({ paymentMethods }: Pick<BranchSettings, 'paymentMethods'>, id: string): string {
  const known = paymentMethods.find((method) => method.id === id);
  return known === undefined ? id : nameIn(known.name);
}
