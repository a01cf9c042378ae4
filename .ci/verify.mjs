// Everything that must hold before a change is good, each step named and timed. The last line is always
// `N passed, N failed`: tests, plus one failure for each other step that did not hold.
//
//   node .ci/verify.mjs              all steps
//   node .ci/verify.mjs unit e2e     these steps
//   node .ci/verify.mjs --fast       what runs before a push
//   node .ci/verify.mjs --no-tests   all but unit and e2e
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
const unitReport = join(results, 'unit.json');
const e2eReport = join(results, 'e2e.json');

/** The program of an installed package, run by this same Node: needs no shell and no PATH. */
const tool = (path, ...parameters) => [process.execPath, join(root, 'node_modules', path), ...parameters];
const vitest = (...parameters) => tool('vitest/vitest.mjs', 'run', ...parameters);
const vite = (...parameters) => tool('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...parameters);

const build = [vite(), vite('--ssr')];

/** Test counts of a vitest report: passed, failed, skipped. */
const readUnit = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Test counts of a Playwright report. A flaky test failed: retries are off. */
const readE2e = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

const steps = {
  types: { commands: [[process.execPath, join(root, '.ci/types.mjs')]] },
  lint: { commands: [tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')] },
  structure: { commands: [vitest('tests/architecture')] },
  unused: { commands: [tool('knip/bin/knip.js')] },
  build: { commands: build },
  unit: {
    commands: [vitest('--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`)],
    report: unitReport,
    read: readUnit,
  },
  e2e: {
    commands: [
      ...build,
      tool('@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'),
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    report: e2eReport,
    read: readE2e,
  },
};

const testSteps = Object.keys(steps).filter((name) => 'report' in steps[name]);
const presets = {
  '--fast': ['types', 'lint', 'structure', 'unit'],
  '--no-tests': Object.keys(steps).filter((name) => !testSteps.includes(name)),
};

const chosen = process.argv.slice(2).flatMap((word) => presets[word] ?? [word]);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
const names = chosen.length > 0 ? chosen : Object.keys(steps);

/** Runs one program in the foreground; resolves with its exit code. */
const execute = ([command, ...parameters], env) =>
  new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });

/** What one step adds to the count. */
const perform = async (step) => {
  if (step.report) rmSync(step.report, { force: true });
  let code = 0;
  for (const command of step.commands) {
    code = await execute(command, step.env);
    if (code !== 0) break;
  }
  if (!step.report) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!existsSync(step.report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = step.read(JSON.parse(readFileSync(step.report, 'utf8')));
  // A file that does not load fails the run without a failed test in it; a run without tests proves nothing.
  const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
};

mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0 };
const summary = [];
for (const name of names) {
  console.log(`\n── ${name}`);
  const startedMs = performance.now();
  const counts = await perform(steps[name]);
  // In CI nothing may be left out; a person at a desk sees what was.
  const failed = counts.failed + (process.env.CI === 'true' ? counts.skipped : 0);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const tests = steps[name].report
    ? ` · ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
    : '';
  summary.push(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name} ${seconds} s${tests}`);
  console.log(summary.at(-1));
  total.passed += counts.passed;
  total.failed += failed;
}
console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
