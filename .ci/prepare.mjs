// Runs after `npm install`: turns on the tracked git hooks in a checkout. Outside git there is nothing to do,
// and a failure here must never fail an installation.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (existsSync(new URL('../.git', import.meta.url))) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { cwd: root, stdio: 'ignore' });
  } catch {
    console.log('The pre-push check is not turned on: git did not take the setting. Everything else works.');
  }
}
