import type * as v from 'valibot';
import { hiredSchema, sessionSchema, staffListSchema, type Hire, type signInSchema, type StaffChange } from '../../shared/protocol/identity.ts';
import { anyAnswer, callApi, type ApiCall } from './http.ts';
import { managerSession } from './manager-session.ts';

export type StaffList = v.InferOutput<typeof staffListSchema>;
export type ListedPerson = StaffList['staff'][number];
export type SignedInManager = v.InferOutput<typeof sessionSchema>;

export const listStaff = (): ApiCall<StaffList> => callApi(staffListSchema, { method: 'GET', path: '/api/v1/staff' });

export const hire = (person: Hire): ApiCall<v.InferOutput<typeof hiredSchema>> => callApi(hiredSchema, { method: 'POST', path: '/api/v1/staff', body: person });

export const changePerson = (staffId: string, change: StaffChange): ApiCall<unknown> =>
  callApi(anyAnswer, { method: 'PATCH', path: `/api/v1/staff/${encodeURIComponent(staffId)}`, body: change });

/** Opens a manager's session: the cookie is the browser's, not this program's to read. */
export const signInManager = (credentials: v.InferInput<typeof signInSchema>): ApiCall<SignedInManager> =>
  managerSession.opens(callApi(sessionSchema, { method: 'POST', path: '/api/v1/session', body: credentials }));
