import { defaultPaymentMethods, type PaymentMethod } from '../../shared/domain/branch/payment-method.ts';
import { nameIn } from './dictionary.ts';

/** The name of a method of payment; its id where the branch no longer has it. */
export function methodName(id: string, methods: readonly PaymentMethod[] = defaultPaymentMethods): string {
  const method = methods.find((known) => known.id === id);
  return method ? nameIn(method.name) : id;
}
