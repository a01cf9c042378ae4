import type { PortError } from './port.ts';

/** Carries a `PortError` through promises; what tabs get is the error inside. */
export class PortFailure extends Error {
  readonly portError: PortError;
  constructor(portError: PortError) {
    super(portError.type === 'failed' || portError.type === 'unreadable-file' ? portError.detail : portError.type);
    this.portError = portError;
  }
}

export const toPortError = (cause: unknown): PortError =>
  cause instanceof PortFailure ? cause.portError : { type: 'failed', detail: cause instanceof Error ? cause.message : String(cause) };
