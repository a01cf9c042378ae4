import type * as v from 'valibot';
import { deviceListSchema, pairedSchema, pairingCodeSchema, type Paired, type pairingCodeRequestSchema } from '../../shared/protocol/identity.ts';
import { anyAnswer, callApi, type ApiCall } from './http.ts';

export type DeviceList = v.InferOutput<typeof deviceListSchema>;
export type ListedDevice = DeviceList['devices'][number];
export type PairingCode = v.InferOutput<typeof pairingCodeSchema>;
export type NewDevice = v.InferInput<typeof pairingCodeRequestSchema>;

const pathOf = (deviceId: string): string => `/api/v1/devices/${encodeURIComponent(deviceId)}`;

export const listDevices = (): ApiCall<DeviceList> => callApi(deviceListSchema, { method: 'GET', path: '/api/v1/devices' });

export const makePairingCode = (device: NewDevice): ApiCall<PairingCode> =>
  callApi(pairingCodeSchema, { method: 'POST', path: '/api/v1/pairing-codes', body: device });

/** Makes this browser the device that the code was made for. The code is used up. */
export const pairWithCode = (code: string): ApiCall<Paired> => callApi(pairedSchema, { method: 'POST', path: '/api/v1/pair', body: { code } });

export const renameDevice = (deviceId: string, name: string): ApiCall<unknown> =>
  callApi(anyAnswer, { method: 'PATCH', path: pathOf(deviceId), body: { name } });

/** Ends the device's token at once; what it has not sent stays on it and can be exported there. */
export const revokeDevice = (deviceId: string): ApiCall<unknown> => callApi(anyAnswer, { method: 'DELETE', path: pathOf(deviceId) });
