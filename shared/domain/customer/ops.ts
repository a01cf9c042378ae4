import { isText, makeOpReader, type FieldCheck, type OpOf } from '../field-checks.ts';

/** A guest who is known by name: for delivery, bookings and, later, loyalty. */
export type CustomerDetails = { readonly name: string; readonly phone: string; readonly address: string; readonly note: string };

/** Data by op type. */
export type CustomerOpData = {
  'customer.registered': CustomerDetails;
  /** Only what changed; of each field the last word stands. */
  'customer.changed': Partial<CustomerDetails>;
};
export type CustomerOpType = keyof CustomerOpData;
export type CustomerOp = OpOf<CustomerOpData>;

/** The newest version of each op's data that this build writes; it reads every version up to it. */
export const customerOpVersion: Readonly<Record<CustomerOpType, number>> = { 'customer.registered': 1, 'customer.changed': 1 };

const detailChecks: Readonly<Record<keyof CustomerDetails, FieldCheck>> = {
  name: (value) => isText(value, 120), phone: (value) => isText(value, 40), address: (value) => isText(value), note: (value) => isText(value),
};
const detailFields = Object.keys(detailChecks) as (keyof CustomerDetails)[];

export const readCustomerOp = makeOpReader<CustomerOpData>(customerOpVersion, {
  'customer.registered': (data) => detailFields.every((field) => detailChecks[field](data[field])),
  'customer.changed': (data) => detailFields.every((field) => data[field] === undefined || detailChecks[field](data[field])),
});
