import { expect, test } from 'vitest';
import { makeManagerSession } from '../../../client/api/manager-session.ts';
import type { ApiFailure } from '../../../client/api/http.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { makeStore } from '../session/open-session.ts';

const away: Result<never, ApiFailure> = err({ type: 'unreachable' });

/** A browser whose server answers as `reach` says, and counts how often it was asked to sign out. */
function makeBrowser() {
  const browser = { reach: true, signOuts: 0 };
  const store = makeStore();
  const load = () => makeManagerSession(() => store, async () => {
    browser.signOuts += 1;
    return browser.reach ? ok(undefined) : away;
  });
  return { browser, load };
}

test('a session that was opened is ended once, and none is ended where none was opened', async () => {
  const { browser, load } = makeBrowser();
  const session = load();
  await session.end();
  expect(await session.opens(Promise.resolve(away))).toBe(away);
  await session.end();
  expect(browser.signOuts).toBe(0);
  await session.opens(Promise.resolve(ok('signed in')));
  await session.finishEnding();
  expect(browser.signOuts).toBe(0);
  await session.end();
  await session.end();
  expect(browser.signOuts).toBe(1);
});

test('what the server could not be told is told later, after a reload too', async () => {
  const { browser, load } = makeBrowser();
  const before = load();
  await before.opens(Promise.resolve(ok(null)));
  browser.reach = false;
  await before.end();
  await before.finishEnding();
  const after = load();
  browser.reach = true;
  await after.finishEnding();
  await after.finishEnding();
  expect(browser.signOuts).toBe(3);
});

test('a manager who signed in again is not signed out by what was left to tell', async () => {
  const { browser, load } = makeBrowser();
  const session = load();
  await session.opens(Promise.resolve(ok(null)));
  browser.reach = false;
  await session.end();
  await session.opens(Promise.resolve(ok(null)));
  browser.reach = true;
  await session.finishEnding();
  expect(browser.signOuts).toBe(1);
});

test('a browser that keeps nothing breaks nothing', async () => {
  const session = makeManagerSession(() => { throw new Error('storage is forbidden'); }, () => { throw new Error('nothing to end'); });
  expect(await session.opens(Promise.resolve(ok(1)))).toEqual(ok(1));
  await session.end();
});
