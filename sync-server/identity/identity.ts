import { branchScope, orgScope } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { deviceByTokenHash, recordDeviceContact } from '../store/identity-devices.ts';
import type { Identity, IdentityDeps } from './port.ts';
import { hashSecret } from './secrets.ts';
import { managerOfSession } from './sessions.ts';

/** Who is who, from the tables of this server. */
export const createIdentity = (deps: IdentityDeps): Identity => ({
  async deviceOfToken(token) {
    const row = await deviceByTokenHash(deps.database, hashSecret(token));
    if (row === null) return err('unknown');
    if (row.revoked) return err('revoked');
    const { id, kind, branchId, organisationId } = row;
    return ok({ deviceId: id, kind, branchId, organisationId, scopes: [branchScope(branchId), orgScope(organisationId)] });
  },
  managerOfSession: (secret) => managerOfSession(deps, secret),
  recordContact: (deviceId, contact) => recordDeviceContact(deps.database, deviceId, contact),
});
