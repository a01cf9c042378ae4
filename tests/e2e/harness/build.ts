import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
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

  /**
   * Makes the client another release, as a build of changed sources would: each file with a hash in
   * its name gets another name, and the service worker's list follows. `name` is on every page as
   * `<html data-release>`.
   */
  release(name: string): void {
    const assets = this.files('').filter((path) => path.startsWith('assets/') && extname(path) !== '');
    const renamed = assets.map((path) => ({ from: basename(path), to: basename(path).replace(/(\.\w+)$/, `${name}$1`) }));
    for (const { from, to } of renamed) renameSync(join(this.client, 'assets', from), join(this.client, 'assets', to));
    const withNewNames = (text: string): string => renamed.reduce((changed, { from, to }) => changed.replaceAll(from, to), text);
    for (const path of [...this.files('.js'), ...this.files('.css'), 'index.html']) {
      const file = join(this.client, path);
      writeFileSync(file, withNewNames(readFileSync(file, 'utf8')));
    }
    this.edit('index.html', (text) => text.replace('<html', `<html data-release="${name}"`));
    const revision = createHash('md5').update(readFileSync(join(this.client, 'index.html'))).digest('hex');
    this.edit('service-worker.js', (text) => text.replace(/"revision":"\w+","url":"index\.html"/, `"revision":"${revision}","url":"index.html"`));
  }

  /**
   * Sets the clock of every device that opens the client under `http://localhost` (others use the
   * address by number): pages and the replica worker alike.
   */
  shiftClock(byMs: number): void {
    const shim = `(() => {
      if (self.location.hostname !== 'localhost' || self.clockIsShifted) return;
      self.clockIsShifted = true;
      const RealDate = Date;
      self.Date = class Date extends RealDate {
        constructor(...parts) { if (parts.length === 0) super(RealDate.now() + ${byMs}); else super(...parts); }
        static now() { return RealDate.now() + ${byMs}; }
      };
    })();\n`;
    for (const path of this.files('.js').filter((file) => file.startsWith('assets/'))) this.edit(path, (text) => shim + text);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
