import type { IncomingMessage } from 'node:http';
import { isPublicName } from './hosts.ts';

/**
 * Whether a browser sent this from one of our own pages: the host of the page is the host that was asked, or it is on
 * the list. A client that is no browser sends no `Origin` and cannot be tricked by a foreign page.
 *
 * Over plain http a public name proves nothing: its owner may have pointed it here. Over https the certificate does.
 */
export function isOwnOrigin(request: IncomingMessage, allowed: ReadonlySet<string>): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (allowed.has(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.host !== host) return false;
  return page.protocol === 'https:' || (page.protocol === 'http:' && !isPublicName(host));
}
