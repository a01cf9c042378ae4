import { expect, test } from 'vitest';
import { emptyJournal } from '../../../shared/crdt/journal.ts';
import { asId, branchScope } from '../../../shared/kernel/ids.ts';
import type { ServerMessage } from '../../../shared/protocol/stream.ts';
import type { DeviceIdentity } from '../../../sync-server/identity/port.ts';
import type { Changes } from '../../../sync-server/store/changes.ts';
import type { Announcement } from '../../../sync-server/stream/announcement.ts';
import { createHub, type Hub, type Wire } from '../../../sync-server/stream/hub.ts';

const scope = branchScope('b');
const device = (deviceId: string): DeviceIdentity => ({ deviceId, kind: 'till', branchId: 'b', organisationId: 'o', scopes: [scope] });

/** A database that is a list of commits, and a device that reads as fast as it is told to. */
function stage(): { hub: Hub; commit: () => Announcement; forgetAfter: (seq: number) => void } {
  let commits: Announcement[] = [];
  const hub = createHub({
    sequencesOf: (scopes) => Promise.resolve(new Map(scopes.map((one) => [one, commits.length]))),
    changesAfter: (_, seq) => Promise.resolve<Changes>({ seq: commits.length, docs: commits.slice(seq).flatMap(({ docs }) => docs), truncated: false, archives: false }),
    rosterAfter: () => Promise.resolve([]),
    onRosterChange: () => undefined,
    onError: (cause) => { throw cause; },
  });
  return {
    hub,
    commit: () => {
      const previous = commits.length;
      const doc = emptyJournal(asId(`d${previous + 1}`), scope);
      const made = { scope, previous, seq: previous + 1, archives: false, docs: [{ collection: 'orders' as const, id: doc.id, doc, text: `{"id":"${doc.id}"}` }] };
      commits.push(made);
      return made;
    },
    forgetAfter: (seq) => { commits = commits.slice(0, seq); },
  };
}

function wireOf(): Wire & { unread: number; readonly got: ServerMessage[] } {
  const got: ServerMessage[] = [];
  return { unread: 0, got, send: (message) => { got.push(JSON.parse(message.toString()) as ServerMessage); }, get bufferedBytes() { return this.unread; }, close: () => undefined };
}

const said = (messages: readonly ServerMessage[]): string[] =>
  messages.map((message) => (message.type === 'changed' ? `${message.previous}→${message.seq} ${message.docs.map(({ doc }) => doc.id).join()}` : message.type));

test('a device that does not read is not fed: it is told to pull once it reads again', async () => {
  const { hub, commit } = stage();
  const [fast, slow] = [wireOf(), wireOf()];
  await hub.subscribe(fast, device('fast'), null, () => 0);
  await hub.subscribe(slow, device('slow'), null, () => 0);
  slow.unread = 2 * 1024 * 1024;
  for (let count = 0; count < 3; count += 1) hub.announce(commit());
  hub.tendSlow();
  expect(said(slow.got)).toEqual(['welcome']);
  slow.unread = 0;
  hub.tendSlow();
  hub.announce(commit());
  expect(said(slow.got)).toEqual(['welcome', 'behind', '3→4 d4']);
  expect(said(fast.got)).toEqual(['welcome', '0→1 d1', '1→2 d2', '2→3 d3', '3→4 d4']);
});

test('commits of other instances, heard late, twice or only by number, arrive once and in order', async () => {
  const { hub, commit } = stage();
  const wire = wireOf();
  await hub.subscribe(wire, device('a'), null, () => 0);
  const [, second, third] = [commit(), commit(), commit()];
  hub.announce(third);
  hub.hear({ [scope]: 2 });
  hub.announce(second);
  await expect.poll(() => said(wire.got)).toEqual(['welcome', '0→3 d1,d2,d3']);
  hub.hear({ [scope]: 3, 'branch:nobody-listens': 9 });
  commit();
  await hub.poll();
  await expect.poll(() => said(wire.got)).toEqual(['welcome', '0→3 d1,d2,d3', '3→4 d4']);
});

test('a database that was put back to an earlier state makes devices pull', async () => {
  const { hub, commit, forgetAfter } = stage();
  const wire = wireOf();
  await hub.subscribe(wire, device('a'), null, () => 0);
  for (let count = 0; count < 3; count += 1) hub.announce(commit());
  forgetAfter(1);
  await hub.poll();
  await expect.poll(() => said(wire.got).at(-1)).toBe('behind');
  hub.announce(commit());
  expect(said(wire.got).at(-1)).toBe('1→2 d2');
});

test('who left is online no more and costs nothing more', async () => {
  const { hub, commit } = stage();
  const wire = wireOf();
  const subscriber = await hub.subscribe(wire, device('a'), 4, () => 0);
  expect([hub.isOnline('a'), hub.unsentOf('a'), hub.connected()]).toEqual([true, 4, 1]);
  hub.unsubscribe(subscriber);
  hub.unsubscribe(subscriber);
  hub.announce(commit());
  expect([hub.isOnline('a'), hub.unsentOf('a'), hub.connected(), wire.got.length]).toEqual([false, null, 0, 1]);
});
