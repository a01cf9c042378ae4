import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The page's script as it would ship: bundled and minified. */
export async function buildPeerPage(): Promise<string> {
  const built = await build({
    configFile: false, logLevel: 'error', root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false, target: 'es2022', modulePreload: false,
      rolldownOptions: { input: fileURLToPath(new URL('page.ts', import.meta.url)) },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const entry = outputs.find((file) => file.type === 'chunk' && file.isEntry);
  if (entry?.type !== 'chunk') throw new Error('the peer page did not build into a script');
  return entry.code;
}
