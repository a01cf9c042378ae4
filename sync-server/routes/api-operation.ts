import type { GenericSchema } from 'valibot';

/** One endpoint as the API document shows it; every route file lists its own. */
export type ApiOperation = {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** With `{name}` for path parameters. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it. */
  readonly access: 'anyone' | 'device' | 'manager';
  readonly query?: Readonly<Record<string, string>>;
  readonly request?: GenericSchema;
  readonly response?: GenericSchema;
  /** When the answer is not JSON. */
  readonly responseType?: string;
};
