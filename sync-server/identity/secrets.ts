import { createHash } from 'node:crypto';
import type { Entropy } from '../platform/entropy.ts';

/** 256 random bits, so that a plain hash of it cannot be searched. */
export const newSecret = (entropy: Entropy): string => Buffer.from(entropy.bytes(32)).toString('base64url');

/** What is stored of a secret: whoever reads the database can use none of them. */
export const hashSecret = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();

/** No 0 O, 1 I L, U V: what is read aloud or typed from a screen is read the same. 29 signs: 8 of them are 38 bits. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ';
const codeLength = 8;

/** A code of 8 signs, each equally likely: bytes that would favour the first signs are thrown away. */
export function newPairingCode(entropy: Entropy): string {
  const fair = 256 - (256 % codeAlphabet.length);
  let code = '';
  while (code.length < codeLength) {
    for (const byte of entropy.bytes(codeLength)) {
      if (byte < fair && code.length < codeLength) code += codeAlphabet[byte % codeAlphabet.length]!;
    }
  }
  return code;
}

/** As typed by a person: any case, with spaces or hyphens; null for what is no code. */
export function readPairingCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && Array.from(code).every((sign) => codeAlphabet.includes(sign)) ? code : null;
}
