// Development: the sync server restarts on change, the client reloads in place. Ctrl+C stops both.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const start = (path, ...parameters) =>
  spawn(process.execPath, [`${root}node_modules/${path}`, ...parameters], { cwd: root, stdio: 'inherit' });

const children = [start('tsx/dist/cli.mjs', 'watch', 'sync-server/main.ts'), start('vite/bin/vite.js')];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// One without the other is of no use.
children.forEach((child) => child.on('exit', stop));
