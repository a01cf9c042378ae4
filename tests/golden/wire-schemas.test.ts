import { toJsonSchema } from '@valibot/to-json-schema';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GenericSchema } from 'valibot';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import * as identity from '../../shared/protocol/identity.ts';
import * as replication from '../../shared/protocol/replication.ts';
import * as stream from '../../shared/protocol/stream.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import goldenText from './wire-schemas.json' with { type: 'json' };

/** The text of every wire schema of every protocol file, by `file/name`. */
const hashes = (): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [file, names] of Object.entries({ identity, replication, stream })) {
    for (const [name, value] of Object.entries(names as Record<string, unknown>)) {
      if (!name.endsWith('Schema')) continue;
      // What JSON Schema cannot say (a trim, a check) takes no part: it does not change the wire.
      const schema = toJsonSchema(value as GenericSchema, { errorMode: 'ignore' });
      found[`${file}/${name}`] = createHash('sha256').update(canonicalJson(schema)).digest('hex').slice(0, 16);
    }
  }
  return found;
};

const advice = `A wire shape changed. Terminals in the field still speak the old one: keep to additions that both sides may leave
out, or raise protocolVersion (and oldestProtocol when the old one cannot be answered any more). Then put the new hashes
into tests/golden/wire-schemas.json.`;

test('wire shapes are those of this protocol version', () => {
  const golden = goldenText as { readonly protocolVersion: number; readonly schemas: Readonly<Record<string, string>> };
  expect({ protocolVersion, schemas: hashes() }, advice).toEqual(golden);
  expect(Object.keys(golden.schemas).length).toBeGreaterThan(25);
});
