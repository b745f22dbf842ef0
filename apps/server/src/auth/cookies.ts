import type { IncomingMessage } from 'node:http';
import type { Role } from '@stormbridge/sync';

/** How long a browser is known again. */
export const SESSION_DAYS = 30;

/** One cookie per workshop and role, so that a facilitator link and a participant link work in one browser. */
export const cookieName = (workshop: string, role: Role): string => `stormbridge.${workshop}.${role}`;

/**
 * Whether the browser talks to us, or to the proxy before us, over TLS: the proxy says so, or the page that asks does.
 * Whoever lies about it only decides over a cookie of their own.
 */
export function isSecure(request: IncomingMessage): boolean {
  const forwarded = request.headers['x-forwarded-proto'];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim();
  return first === 'https' || (request.headers.origin ?? '').startsWith('https://');
}

/** The `Set-Cookie` header of a session. Scripts cannot read it and other sites cannot send it along. */
export function sessionCookie(workshop: string, role: Role, secret: string, secure: boolean): string {
  const parts = [`${cookieName(workshop, role)}=${secret}`, 'Path=/', `Max-Age=${SESSION_DAYS * 86_400}`, 'HttpOnly'];
  return [...parts, 'SameSite=Lax', ...(secure ? ['Secure'] : [])].join('; ');
}

/** The cookies of a request. A name that comes twice keeps its first value. */
export function cookiesOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(at, 0)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}
