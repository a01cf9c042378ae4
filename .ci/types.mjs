// Type checks every part with its own tsconfig, so that a part sees only the libraries it runs on.
// Usage: node .ci/types.mjs [part ...]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = join(root, 'node_modules/@typescript/native/bin/tsc');
const parts =
  process.argv.length > 2 ? process.argv.slice(2) : ['.', 'shared', 'workers', 'sync-server', 'client', 'tests'];

/** Checks one part; resolves with its name, whether it passed, and what the compiler said. */
const check = (part) =>
  new Promise((resolve) => {
    let output = '';
    const compiler = spawn(process.execPath, [tsc, '-p', part, '--pretty', 'false'], { cwd: root });
    compiler.stdout.on('data', (chunk) => (output += chunk));
    compiler.stderr.on('data', (chunk) => (output += chunk));
    compiler.on('error', (error) => resolve({ part, passed: false, output: String(error) }));
    compiler.on('close', (code) => {
      // A part without any file yet has nothing that could be wrong.
      const empty = output.includes('TS18003');
      resolve({ part, passed: code === 0 || empty, output });
    });
  });

let failed = 0;
// One after the other: the compiler already uses every core.
for (const part of parts) {
  const result = await check(part);
  console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${part === '.' ? 'root' : part}`);
  if (!result.passed) {
    failed += 1;
    console.log(result.output.trimEnd());
  }
}
process.exit(failed === 0 ? 0 : 1);
