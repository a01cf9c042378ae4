import { startEmbeddedPostgres } from '../../../../sync-server/platform/postgres/embedded-postgres.ts';

// A server reduced to its database, to be killed by the tests. Arguments: the data folder, and the
// user to become first. Prints one line of JSON; a line on stdin makes it exit without a stop().
const [dataFolder, uid] = process.argv.slice(2);
if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
const started = await startEmbeddedPostgres({ dataFolder: dataFolder ?? '', skipInitSync: true });
if (started.ok) {
  const { url, port, pid } = started.value;
  process.stdout.write(`${JSON.stringify({ url, port, pid })}\n`);
  process.stdin.once('data', () => process.exit(0));
} else {
  process.stdout.write(`${JSON.stringify({ error: started.error })}\n`);
}
