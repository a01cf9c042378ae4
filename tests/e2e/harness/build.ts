import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Where `npm run build` puts the client and the server. */
export const builtFolder = join(projectFolder, 'dist');

/** A copy of the built product that a test may change: another release of it. */
export class Build {
  private constructor(readonly root: string) {}

  /** Inside the project, so that the server finds its native packages from there. */
  static copy(): Build {
    const parent = join(projectFolder, 'test-results', 'builds');
    mkdirSync(parent, { recursive: true });
    const build = new Build(mkdtempSync(join(parent, 'build-')));
    cpSync(builtFolder, build.folder, { recursive: true });
    return build;
  }

  get folder(): string {
    return join(this.root, 'dist');
  }

  get client(): string {
    return join(this.folder, 'client');
  }

  /** Paths of the client's files with the given ending, relative to the client. */
  files(ending: string): string[] {
    return readdirSync(this.client, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ending));
  }

  edit(path: string, change: (text: string) => string): void {
    const file = join(this.client, path);
    const before = readFileSync(file, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`nothing was changed in ${path}`);
    writeFileSync(file, after);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
