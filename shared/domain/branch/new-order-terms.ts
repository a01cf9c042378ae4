import type { Catalogue } from '../catalogue/catalogue.ts';
import { allRates } from '../catalogue/freeze.ts';
import type { FrozenCharge, OrderType } from '../order/frozen.ts';
import type { OrderOpened } from '../order/ops.ts';
import type { BranchSettings } from './branch.ts';

/**
 * The branch's rules as a check keeps them from its opening on, whatever the settings say later.
 * Charges for other order types go along too: which of them apply follows from the check's type.
 */
export function newOrderTerms(
  settings: Pick<BranchSettings, 'serviceCharges' | 'taxProfile' | 'courses'>, catalogue: Pick<Catalogue, 'taxClasses'>, orderType: OrderType,
): Required<Pick<OrderOpened, 'charges' | 'taxProfile' | 'heldCourses'>> {
  const freeze = ({ taxClass, active: _, order: __, ...rule }: BranchSettings['serviceCharges'][number]): FrozenCharge =>
    ({ ...rule, taxes: catalogue.taxClasses.filter(({ id }) => id === taxClass).flatMap(allRates) });
  return {
    charges: settings.serviceCharges.filter(({ active }) => active).map(freeze),
    taxProfile: settings.taxProfile,
    heldCourses: orderType === 'dine-in' ? settings.courses.filter(({ heldOnDineIn }) => heldOnDineIn).map(({ id }) => id) : [],
  };
}
