import pino, { type Logger } from 'pino';

export type Log = Logger;

/**
 * JSON lines on stdout. Secrets never get here by design (tokens, PINs and passwords are not put
 * into log fields); the list below is the net under that.
 */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['token', 'pin', 'password', 'cookie', 'authorization', '*.token', '*.pin', '*.password', '*.cookie', '*.authorization', '*.connectionString'],
      censor: '[secret]',
    },
    // Written in the background, several lines at a time under load; what is left at the end is flushed by pino on exit.
  }, pino.destination({ dest: 1, sync: false }));
