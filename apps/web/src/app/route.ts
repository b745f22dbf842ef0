import { useSyncExternalStore } from 'react';

/** Where the person is: the start page, or a workshop, perhaps by a link with its secret. */
export type Route =
  | { readonly page: 'landing' }
  | { readonly page: 'workshop'; readonly id: string; readonly token: string | undefined };

/**
 * Reads an address. The secret of a link is its fragment, which no browser sends to any server; it is exchanged for a
 * cookie and then taken out of the address.
 */
export function parseRoute(path: string, fragment: string): Route {
  const id = /^\/w\/([A-Za-z0-9_-]{1,80})\/?$/.exec(path)?.[1];
  if (id === undefined) return { page: 'landing' };
  const token = fragment.replace(/^#/, '');
  return { page: 'workshop', id, token: /^[A-Za-z0-9_.~-]{8,200}$/.test(token) ? token : undefined };
}

const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};
let shown = '';
let route: Route = { page: 'landing' };

function currentRoute(): Route {
  const { pathname, hash } = window.location;
  if (shown !== pathname + hash) {
    shown = pathname + hash;
    route = parseRoute(pathname, hash);
  }
  return route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
    window.removeEventListener('hashchange', listener);
  };
}

/** The route of this tab. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute);

/** Goes to another page without loading anything anew. */
export function goTo(address: string): void {
  const { pathname, hash } = new URL(address, window.location.href);
  window.history.pushState(null, '', pathname + hash);
  changed();
}

/** Takes the secret out of the address once it has been exchanged; history keeps the address without it. */
export function forgetFragment(): void {
  window.history.replaceState(null, '', window.location.pathname);
  changed();
}
