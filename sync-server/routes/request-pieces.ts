import type { IncomingMessage } from 'node:http';

/** The body as text, never more than `limitBytes` of it in memory: null when it is larger. Rejects when the sender goes away. */
export function readPieces(request: IncomingMessage, limitBytes: number): Promise<string | null> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  if (announced > limitBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const onData = (piece: Buffer): void => {
      length += piece.length;
      if (length <= limitBytes) pieces.push(piece);
      else resolve(null);
      // A sender that has not announced its length hears the answer once it has sent everything, but not for ever.
      if (length > 2 * limitBytes) request.destroy();
    };
    request.on('data', onData);
    request.once('end', () => resolve((pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => { if (!request.complete) reject(new Error('the sender went away')); });
  });
}
