import type { IncomingMessage } from 'node:http';

/**
 * Whether a browser sent this from one of our own pages: the host of the page is the host that was asked, or it is on
 * the list. A client that is no browser sends no `Origin` and cannot be tricked by a foreign page.
 */
export function isOwnOrigin(request: IncomingMessage, allowed: ReadonlySet<string>): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.has(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  return (page.protocol === 'http:' || page.protocol === 'https:') && page.host === host;
}
