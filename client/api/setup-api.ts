import type * as v from 'valibot';
import { demoReadySchema, menuCheckSchema, pairedSchema, setupStateSchema, type CreateRestaurant, type DemoReady, type exploreDemoSchema, type MenuCheck, type Paired } from '../../shared/protocol/identity.ts';
import { callApi, type ApiCall } from './http.ts';
import { managerSession } from './manager-session.ts';

export type SetupState = v.InferOutput<typeof setupStateSchema>;

/** Weeks of sales are made and settled on a machine that may be small. */
const demoMs = 180_000;
const createMs = 60_000;

export const readSetup = (): ApiCall<SetupState> => callApi(setupStateSchema, { method: 'GET', path: '/api/v1/setup' });

export const createRestaurant = (restaurant: CreateRestaurant): ApiCall<Paired> =>
  managerSession.opens(callApi(pairedSchema, { method: 'POST', path: '/api/v1/setup/restaurant', body: restaurant, withinMs: createMs }));

export const exploreDemo = (demo: v.InferInput<typeof exploreDemoSchema>): ApiCall<DemoReady> =>
  managerSession.opens(callApi(demoReadySchema, { method: 'POST', path: '/api/v1/setup/demo', body: demo, withinMs: demoMs }));

/** Has the server read a menu file (CSV or XLSX); nothing is kept of it there. */
export function checkMenu(files: { readonly menu: File; readonly modifiers?: File | undefined; readonly currency: string }): ApiCall<MenuCheck> {
  const form = new FormData();
  form.set('menu', files.menu);
  if (files.modifiers) form.set('modifiers', files.modifiers);
  form.set('currency', files.currency);
  return callApi(menuCheckSchema, { method: 'POST', path: '/api/v1/setup/menu-check', body: form, withinMs: createMs });
}
