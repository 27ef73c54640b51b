// Keeps the screens on this computer, so that they open and reload without the server. It never keeps an answer of the server's.

/** What a service worker finds around it; TypeScript knows either a page's world or a worker's, not both. */
type Worker = {
  readonly caches: CacheStorage;
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <T extends keyof Events>(type: T, listener: (event: Events[T]) => void) => void;
};
type Work = { readonly waitUntil: (work: Promise<unknown>) => void };
type Events = {
  readonly install: Work;
  readonly activate: Work;
  readonly fetch: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
};
declare const self: Worker;

/** Both are filled in by the build. */
const FILES: readonly string[] = '__WAYBILL_FILES__'.split(' ');
const CACHE = 'waybill-__WAYBILL_BUILD__';

const START = '/';

/** Any address of a screen opens the same page; the server's own pages are the server's. */
const isScreen = (pathname: string): boolean =>
  !/^\/(api|docs|socket\.io)\/|\.|^\/(healthz|readyz|metrics|docs)$/.test(pathname);

/** All files of one build or none: a page is never put together from two. */
async function keep(): Promise<void> {
  const cache = await self.caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  await self.skipWaiting();
}

async function takeOver(): Promise<void> {
  const old = (await self.caches.keys()).filter((name) => name.startsWith('waybill-') && name !== CACHE);
  await Promise.all(old.map((name) => self.caches.delete(name)));
  await self.clients.claim();
}

async function kept(file: string, request: Request): Promise<Response> {
  const found = await self.caches.match(file, { cacheName: CACHE });
  return found ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keep());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (FILES.includes(pathname)) event.respondWith(kept(pathname, request));
  else if (request.mode === 'navigate' && isScreen(pathname)) event.respondWith(kept(START, request));
});

export {};
