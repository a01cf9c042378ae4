import { describe, expect, test } from 'vitest';
import { actWithApproval, approvalRequest, approvedCommands, approversOf, type ApprovalNeeded } from '../../../client/session/approval.ts';
import { asId, type StaffId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { snapshotOf, till } from './controlled-link.ts';
import { openSession } from './open-session.ts';

const manager = asId<StaffId>('s2');
const needed: ApprovalNeeded = { type: 'approval-needed', action: 'discount', amount: 9_000 };
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A command that only a manager may give, and what it was asked with. */
function guarded() {
  const runs: (StaffId | undefined)[] = [];
  const run = (approvedBy?: StaffId): Result<string, ApprovalNeeded> => {
    runs.push(approvedBy);
    return approvedBy === undefined ? err(needed) : ok('done');
  };
  return { runs, run };
}

describe('acting with approval', () => {
  test('a command that needs none runs at once and asks nobody', async () => {
    let ran = false;
    const acted = actWithApproval(() => {
      ran = true;
      return ok('done');
    });
    expect(ran).toBe(true);
    expect(approvalRequest()).toBeNull();
    expect(await acted).toEqual(ok('done'));
  });

  test('asks with what it is about, and repeats the command in the name of who allows it', async () => {
    const { runs, run } = guarded();
    const acted = actWithApproval(run);
    await settled();
    expect(approvalRequest()).toMatchObject({ action: 'discount', amount: 9_000 });
    approvalRequest()!.allow(manager);
    expect(await acted).toEqual(ok('done'));
    expect(runs).toEqual([undefined, manager]);
    expect(approvalRequest()).toBeNull();
  });

  test('declined: nothing is repeated, and the answer says what was missing', async () => {
    const { runs, run } = guarded();
    const acted = actWithApproval(run);
    await settled();
    approvalRequest()!.decline();
    expect(await acted).toEqual(err(needed));
    expect(runs).toEqual([undefined]);
  });

  test('a second question takes the place of the first, which counts as declined', async () => {
    const first = actWithApproval(guarded().run);
    await settled();
    const second = actWithApproval(guarded().run);
    await settled();
    expect(await first).toEqual(err(needed));
    approvalRequest()!.allow(manager);
    expect(await second).toEqual(ok('done'));
  });

  test('another refusal is not a question', async () => {
    const acted = await actWithApproval((): Result<string, { readonly type: 'reason-missing' }> => err({ type: 'reason-missing' }));
    expect(acted).toEqual(err({ type: 'reason-missing' }));
    expect(approvalRequest()).toBeNull();
  });
});

test('only commands that somebody can allow carry who did', () => {
  const discount = { type: 'discount', target: { kind: 'check' }, value: { kind: 'percent', basisPoints: 1_000 }, reason: 'Birthday' } as const;
  const commands = [{ type: 'fire' }, discount] as const;
  expect(approvedCommands(commands, manager)).toEqual([{ type: 'fire' }, { ...discount, approvedBy: manager }]);
  expect(approvedCommands(commands, undefined)).toBe(commands);
});

test('approvers are the people whose role may grant it on this kind of device', () => {
  const opened = openSession();
  expect(approversOf(opened.session).map(({ name }) => name)).toEqual(['Botir']);
  opened.dispose();
  const kitchen = openSession(snapshotOf({ self: { ...till, kind: 'kitchen' } }));
  expect(approversOf(kitchen.session)).toEqual([]);
  kitchen.dispose();
});
