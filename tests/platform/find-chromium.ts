import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const isRoot = process.getuid?.() === 0;

/** Arguments every test browser is started with. Chromium has no sandbox for root. */
export const chromiumArguments: readonly string[] = [
  '--disable-background-networking',
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** Asks the program itself: a file of that name can be a stub that only says where to get the real one. */
const answers = (path: string): boolean =>
  spawnSync(path, ['--version', ...chromiumArguments], { stdio: 'ignore', timeout: 30_000 }).status === 0;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (path) => isExecutable(path) && answers(path),
  );
};

const ownedByPlaywright = (): string | undefined => {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
};

const run = (command: string, parameters: readonly string[]): void => {
  console.error(`No Chromium on this machine; running: ${command} ${parameters.join(' ')}`);
  // Standard output may belong to a reporter, so everything goes to standard error.
  spawnSync(command, parameters, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
};

const distribution = (): string => {
  try {
    return /^ID="?([^"\n]*)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
};

const installWithApt = (): void => {
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
};

const installWithPlaywright = (): void => {
  run('npx', ['playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']);
};

/** What may be tried here, best first. Ubuntu's own package is a snap, which containers cannot run. */
const installers = (): readonly (() => void)[] =>
  isRoot && distribution() === 'debian' ? [installWithApt, installWithPlaywright] : [installWithPlaywright];

/**
 * Path of a Chromium that starts: `CHROMIUM_PATH`, else one on PATH, else Playwright's own, else it installs one
 * and says so on standard error. Throws, with what to do, when there is none in the end: the browser tests
 * cannot be skipped. The answer is kept in `CHROMIUM_PATH` for the processes started from here.
 */
export const findChromium = (): string => {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named))
      throw new Error(`CHROMIUM_PATH is ${named}, and there is no program. Correct or unset it.`);
    return named;
  }
  let found = onPath() ?? ownedByPlaywright();
  for (const install of found === undefined ? installers() : []) {
    install();
    found = onPath() ?? ownedByPlaywright();
    if (found !== undefined) break;
  }
  if (found === undefined) {
    throw new Error('No Chromium, and it could not be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.');
  }
  process.env['CHROMIUM_PATH'] = found;
  return found;
};
