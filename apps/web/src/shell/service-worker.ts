/**
 * Lets the page load while its server is gone: it keeps the start page and the files that it needs, by their hashed
 * names. It imports nothing; the build puts it beside the start page and fills in what to keep (`build/app-shell.ts`).
 * With a server there is never an old page: the start page is always asked for first.
 */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
declare const __VERSION__: string;
declare const __FILES__: readonly string[];

const scope = self as unknown as Scope;
const PREFIX = 'stormbridge-';
const CACHE = PREFIX + __VERSION__;
const FILES: readonly string[] = __FILES__;
const START = '/';
/** A page that is open goes on with the files that it was loaded with, so those of the version before stay. */
const VERSIONS_KEPT = 2;
/** What a proxy answers for a server that is gone. */
const GONE: readonly number[] = [502, 503, 504];

async function install(): Promise<void> {
  const start = await fetch(START, { cache: 'no-cache' });
  const wanted = [...(await start.clone().text()).matchAll(/\/assets\/[^"']+/g)].map(([path]) => path);
  // Whoever is updated just now gets the new one the next time.
  if (!start.ok || !wanted.every((path) => FILES.includes(path))) throw new Error('Of another version');
  const cache = await caches.open(CACHE);
  await cache.put(START, start);
  await cache.addAll([...FILES]);
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, Math.max(0, ours.length - VERSIONS_KEPT + 1)).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** From the server, and only where it is gone from what was kept. */
async function fresh(request: Request, kept: string): Promise<Response> {
  const otherwise = async (): Promise<Response | undefined> => (await caches.open(CACHE)).match(kept);
  try {
    const answer = await fetch(request);
    if (GONE.includes(answer.status)) return (await otherwise()) ?? answer;
    // The start page names files of its own version, so it is only kept together with them.
    if (answer.ok && kept !== START) await (await caches.open(CACHE)).put(kept, answer.clone());
    return answer;
  } catch (error) {
    const answer = await otherwise();
    if (answer === undefined) throw error;
    return answer;
  }
}

const keptFirst = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request));
  else if (request.mode === 'navigate' && (pathname === START || pathname.startsWith('/w/')))
    event.respondWith(fresh(request, START));
  else if (FILES.includes(pathname)) event.respondWith(fresh(request, pathname));
});
