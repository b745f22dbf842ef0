import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * The address that a request came from. Proxies before the server each add the address that they saw to the end of
 * `X-Forwarded-For`; what stands before those was written by the sender and is not believed.
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const seen = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return plain(seen);
  const forwarded = request.headers['x-forwarded-for'];
  const chain = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return plain(chain.at(-trustedProxies) ?? chain[0] ?? seen);
}

/** Whoever has one address of IPv6 has 2^64 of them, so the first half counts. */
export function neighbourhoodOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter((group) => group !== '');
  const tail = (after ?? '').split(':').filter((group) => group !== '');
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].slice(0, 4).join(':');
}

/** Whether a request was made on the machine itself, not through a proxy that nobody told us of. */
export function isLocal(request: IncomingMessage, trustedProxies: number): boolean {
  const address = addressOf(request, trustedProxies);
  const forwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  return (address === '::1' || address.startsWith('127.')) && (trustedProxies > 0 || !forwarded);
}

/** An address of IPv4 that came through a socket of IPv6 is the same address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
