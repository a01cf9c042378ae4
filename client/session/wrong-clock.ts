/** Beyond this a clock is wrong enough to matter: ages and business days go astray. */
const wrongClockMs = 2 * 60_000;

/** Whether a person should set the clock of the device right. `offsetMs`: server less device; null while unknown. */
export const isClockWrong = (offsetMs: number | null): boolean => offsetMs !== null && Math.abs(offsetMs) > wrongClockMs;
