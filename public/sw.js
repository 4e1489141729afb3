/*
 * The service worker owns the offline copy of the app's own files, and nothing else: what the
 * user wrote lives in IndexedDB, which is never touched here. Beyond that it only hears that a
 * reminder was tapped.
 *
 * precache.js, made at build time, lists every file with the hash of its bytes. A version is
 * installed whole or not at all, waits until the page says {type: 'activate'}, and then removes
 * the caches of the others. Anything that is not in the list goes to the network untouched.
 */
importScripts('precache.js');

const { version, files } = self.PRECACHE;
const PREFIX = 'loopready-';
const CACHE = PREFIX + version;
const SCOPE = self.registration.scope;
const INTEGRITY = new Map(files.map(([url, hash]) => [new URL(url, SCOPE).href, hash]));

async function add(cache, url) {
  // The browser checks the hash, so a half-uploaded deploy fails here and the old version runs on.
  const request = new Request(url, {
    integrity: INTEGRITY.get(url),
    cache: 'no-cache',
    credentials: 'same-origin',
  });
  const response = await fetch(request);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  // A navigation refuses a response that was redirected; the checked bytes are good without that mark.
  await cache.put(url, response.redirected ? new Response(response.body, response) : response);
}

async function install() {
  const cache = await caches.open(CACHE);
  // After a roll-back this version may still have its cache, in use: a whole one is left alone.
  const held = new Set((await cache.keys()).map((request) => request.url));
  try {
    await Promise.all([...INTEGRITY.keys()].filter((url) => !held.has(url)).map((url) => add(cache, url)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  // A newer version may be filling its cache at this moment; it will clear up when its turn comes.
  if (!self.registration.installing && !self.registration.waiting) {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  }
  await self.clients.claim();
}

/** The page of a place, or the one that stands for all that have none of their own. */
function page(url) {
  const own = url.replace(/\/*$/, '/');
  return INTEGRITY.has(own) ? own : new URL('404.html', SCOPE).href;
}

/** The listed URL that answers this request, if any. */
function listed({ method, mode, url: href }) {
  const { origin, pathname } = new URL(href);
  const url = origin + pathname;
  if (method !== 'GET' || !url.startsWith(SCOPE)) return undefined;
  const isRoute = mode === 'navigate' && !/\.[^/]*$/.test(pathname);
  return isRoute ? page(url) : INTEGRITY.has(url) ? url : undefined;
}

async function answer(request, url) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url, { ignoreVary: true })) ?? fetch(request);
}

/**
 * A reminder was tapped: an open window of the app comes to the front and is told, which leaves
 * what is typed there alone; without one, a new window opens at the page that the reminder names.
 */
async function open(page) {
  const url = new URL(page, SCOPE).href;
  if (!url.startsWith(SCOPE)) return;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [front] = windows.filter((window) => window.url.startsWith(SCOPE));
  if (!front) {
    await self.clients.openWindow(url);
    return;
  }
  front.postMessage({ type: 'reminder' });
  await front.focus();
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'activate') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const url = listed(event.request);
  if (url) event.respondWith(answer(event.request, url));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
