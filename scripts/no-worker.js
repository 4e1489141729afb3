/*
 * The service worker of `make dev`, which keeps nothing: each page load gets the newest build. It
 * replaces the worker of another build at the same address, and then removes itself.
 */
self.addEventListener('install', (event) => {
  const replaces = self.registration.active ? self.skipWaiting() : Promise.reject(new Error('Nothing to replace.'));
  event.waitUntil(replaces);
});

async function remove() {
  const kept = (await caches.keys()).filter((name) => name.startsWith('loopready-'));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: 'window' });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}

self.addEventListener('activate', (event) => event.waitUntil(remove()));
