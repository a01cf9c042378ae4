import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const FOLDERS = ['shared', 'workers', 'sync-server', 'client', 'tests', 'docs', '.ci'];

/** A file of the project: its path from the root with forward slashes, and its text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

const isText = (name: string): boolean => /\.(ts|tsx|mjs|css|html|sql|md|json)$/.test(name);

/** All text files people wrote: those of the parts and those at the root. */
export const projectFiles = (): ProjectFile[] => {
  const inFolders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && FOLDERS.includes(entry.name))
    .flatMap((folder) =>
      readdirSync(join(root, folder.name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/')),
    );
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'package-lock.json')
    .map((entry) => entry.name);
  return [...inFolders, ...atRoot]
    .filter((path) => isText(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
};
