import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '@stormbridge/model';
import { isSecure } from '../auth/cookies.ts';
import { isPublicName } from '../auth/hosts.ts';

/** What went wrong, for a person and for a program. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
  readonly problems?: readonly Problem[];
}

/** A request that cannot be answered as it is; becomes an answer with this status. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[] | undefined;

  constructor(status: number, code: string, message: string, problems?: readonly Problem[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

export function sendError(response: ServerResponse, error: HttpError): void {
  const { status, code, message, problems } = error;
  if (status === 429) response.setHeader('retry-after', '60');
  const body: ErrorBody = { error: { code, message }, ...(problems && { problems }) };
  sendJson(response, status, body);
}

/**
 * The headers of every answer. The policy lets the page load only what we serve, and lets it talk only to us.
 * Styles in the page are allowed because React Flow and the menus place themselves by them; scripts are not.
 */
export function setSecurityHeaders(request: IncomingMessage, response: ServerResponse): void {
  const host = request.headers.host ?? '';
  const sockets = /^[A-Za-z0-9.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : '';
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  // Not for `localhost`: browsers would then refuse every other program on the machine that speaks plain http.
  if (isSecure(request) && isPublicName(host)) response.setHeader('strict-transport-security', 'max-age=31536000');
}
