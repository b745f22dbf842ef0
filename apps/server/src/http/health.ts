import { timingSafeEqual } from 'node:crypto';
import { isLocal } from '../auth/address.ts';
import { isPublicName } from '../auth/hosts.ts';
import { hashOf } from '../auth/tokens.ts';
import { HttpError, sendJson } from './answer.ts';
import type { Call } from './calls.ts';

/** `GET /healthz`: the process runs and answers. A supervisor that gets no answer starts it again. */
export async function sendHealth({ response }: Call): Promise<void> {
  sendJson(response, 200, { status: 'ok' });
}

/** `GET /readyz`: people may be sent here. Not while it is ending, and not while it cannot store. */
export async function sendReadiness({ response, parts }: Call): Promise<void> {
  const why = await parts.notReady();
  if (why !== undefined) sendJson(response, 503, { status: why });
  else sendJson(response, 200, { status: 'ready' });
}

/**
 * `GET /metrics`: for Prometheus. It names no workshop and no person, but it says how much goes on: so it is given to
 * this machine, or to who has the token.
 */
export async function sendMetrics({ request, response, parts }: Call): Promise<void> {
  if (!mayMeasure(request, parts)) throw new HttpError(403, 'forbidden', 'The metrics are not for everybody.');
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' });
  response.end(parts.meters.text());
}

function mayMeasure(request: Call['request'], { metricsToken, trustedProxies }: Call['parts']): boolean {
  // A page that a browser of this machine loaded from elsewhere comes from this machine too, but under another name.
  if (metricsToken === undefined) return isLocal(request, trustedProxies) && !isPublicName(request.headers.host ?? '');
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(hashOf(given), hashOf(metricsToken));
}
