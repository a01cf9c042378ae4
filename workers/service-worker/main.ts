/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

/* The app shell, offline from any deep link. A new version never takes over by itself: the windows decide when (client/app/updates.ts). */

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), {
  // What the server answers itself is never the app.
  denylist: [/^\/api(\/|$)/, /^\/health$/, /^\/metrics$/],
}));

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'activate') event.waitUntil(self.skipWaiting());
});

// The first window is served from the cache from its next request on, so that it survives the network going away at once.
self.addEventListener('activate', (event) => { event.waitUntil(self.clients.claim()); });
