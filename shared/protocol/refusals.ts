/**
 * Why the server does not count one op: what `refused[opId]` of a journal, or `refused` of a fact,
 * holds. Screens have words for each in every language.
 */
export const opRefusals = [
  'malformed', 'too-large', 'unknown-type', 'unknown-version', 'unknown-device', 'device-revoked', 'unknown-staff', 'staff-left', 'not-allowed',
] as const;
export type OpRefusal = (typeof opRefusals)[number];

/** Why a whole document was not taken. `reason` of a push result is `<code>: <words>`. */
export const documentRefusals = {
  'unknown-collection': 'This server keeps no such documents. Update the server, then send again.',
  'not-pushable': 'Only the server writes these documents. Make the change on the page of staff or devices.',
  malformed: 'The document cannot be read. Export it from the sync page and report it.',
  'bad-id': 'The document has an id that cannot be stored. Export it from the sync page and report it.',
  'foreign-scope': 'The document belongs to another branch. Send it from a device of that branch.',
  'wrong-scope': 'Documents of this kind live elsewhere (branch or organisation). Export it from the sync page and report it.',
  'too-large': 'The document is larger than the server keeps. Close this order and go on with a new one.',
  'unknown-board': 'This server knows no such board. Update the server, then send again.',
  'unreadable-board': 'The edit is damaged and cannot be applied. Reload the page and make it again.',
  'incomplete-board': 'The edit builds on another one that the server never got. Reload the page and make it again.',
  'unknown-editor': 'The server does not know who made this edit. Sign in again and make it once more.',
  'not-allowed': 'Only admins and managers of this branch may change this.',
} as const;
export type DocumentRefusal = keyof typeof documentRefusals;

export const documentRefusalText = (code: DocumentRefusal): string => `${code}: ${documentRefusals[code]}`;
/** The code inside a push result's `reason`; null for one this build does not know. */
export const documentRefusalOf = (reason: string): DocumentRefusal | null => {
  const code = reason.slice(0, Math.max(0, reason.indexOf(':')));
  return Object.hasOwn(documentRefusals, code) ? (code as DocumentRefusal) : null;
};
