import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOwnOrigin } from '../auth/origins.ts';
import { OwnedElsewhere } from '../cluster/directory.ts';
import { wordsOf } from '../ops/log.ts';
import { NoSuchDocument } from '../room/room-manager.ts';
import { isCannotWrite } from '../storage/database.ts';
import { StoreUnavailable } from '../storage/unavailable.ts';
import { TooBusy, TookTooLong } from '../work/work-bench.ts';
import { HttpError, sendError, setSecurityHeaders } from './answer.ts';
import type { Call, Parts } from './calls.ts';
import { sendBoard, sendExport } from './exports.ts';
import { forward } from './forward.ts';
import { sendHealth, sendMetrics, sendReadiness } from './health.ts';
import { keepPoint, listHistory, restorePoint, sendPoint } from './history.ts';
import { sendPage } from './page.ts';
import { revealPrivate } from './reveal.ts';
import { createWorkshop, describeWorkshop, issueTicket, joinWorkshop } from './workshops.ts';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly handle: (call: Call, ...names: string[]) => Promise<void>;
}

const ROUTES: readonly Route[] = [
  { method: 'POST', path: /^\/api\/workshops$/, handle: createWorkshop },
  { method: 'GET', path: /^\/api\/workshops\/([\w-]{1,64})$/, handle: describeWorkshop },
  { method: 'POST', path: /^\/api\/workshops\/([\w-]{1,64})\/join$/, handle: joinWorkshop },
  { method: 'POST', path: /^\/api\/workshops\/([\w-]{1,64})\/ticket$/, handle: issueTicket },
  { method: 'POST', path: /^\/api\/workshops\/([\w-]{1,64})\/reveal$/, handle: revealPrivate },
  { method: 'GET', path: /^\/api\/workshops\/([\w-]{1,64})\/board$/, handle: sendBoard },
  { method: 'GET', path: /^\/api\/workshops\/([\w-]{1,64})\/export\/([\w-]{1,64})$/, handle: sendExport },
  { method: 'GET', path: /^\/api\/workshops\/([\w-]{1,64})\/history$/, handle: listHistory },
  { method: 'POST', path: /^\/api\/workshops\/([\w-]{1,64})\/history$/, handle: keepPoint },
  { method: 'GET', path: /^\/api\/workshops\/([\w-]{1,64})\/history\/([\w-]{1,64})$/, handle: sendPoint },
  { method: 'POST', path: /^\/api\/workshops\/([\w-]{1,64})\/history\/([\w-]{1,64})\/restore$/, handle: restorePoint },
  { method: 'GET', path: /^\/healthz$/, handle: sendHealth },
  { method: 'GET', path: /^\/readyz$/, handle: sendReadiness },
  { method: 'GET', path: /^\/metrics$/, handle: sendMetrics },
];

/** What a page of another site is told, and whoever runs this under a public name without TLS. */
const FOREIGN =
  'Pages of other sites may not do this. A page under a public name needs https, or its origin in ALLOWED_ORIGINS.';

/** How much of a request that was refused is still read, so that its sender gets to see the answer. In bytes. */
const PATIENCE = 32 * 1024 * 1024;

/** Answers a request, whatever happens. */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  setSecurityHeaders(request, response);
  try {
    await route(request, response, parts);
  } catch (error) {
    // Whoever has gone needs no answer, and going is no mistake of anybody's.
    if (request.socket.destroyed) return;
    if (!request.complete) readAway(request);
    if (response.headersSent) response.destroy();
    else sendError(response, httpErrorOf(error, request, parts));
  }
}

async function route(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const address = `http://localhost${request.url}`;
  if (!request.url?.startsWith('/') || !URL.canParse(address))
    throw new HttpError(400, 'bad-address', 'The address cannot be read.');
  const url = new URL(address);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const routes = ROUTES.filter(({ path }) => path.test(url.pathname));
  const found = routes.find((one) => one.method === method);
  const call: Call = { request, response, url, parts };
  if (found !== undefined) {
    if (method !== 'GET' && !isOwnOrigin(request, parts.allowedOrigins))
      throw new HttpError(403, 'foreign-origin', FOREIGN);
    return found.handle(call, ...(found.path.exec(url.pathname) ?? []).slice(1)).catch((error: unknown) => {
      // Whatever needs the room itself is answered where the room is.
      if (error instanceof OwnedElsewhere) return forward(call, error.node);
      throw error;
    });
  }
  if (routes.length > 0 || method !== 'GET') {
    response.setHeader('allow', routes.map((one) => one.method).join(', ') || 'GET, HEAD');
    throw new HttpError(405, 'wrong-method', `${request.method} is not possible here.`);
  }
  if (url.pathname.startsWith('/api/')) throw new HttpError(404, 'not-found', 'There is nothing at this address.');
  return sendPage(call);
}

function httpErrorOf(error: unknown, request: IncomingMessage, parts: Parts): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof NoSuchDocument) return new HttpError(404, 'no-such-workshop', 'There is no such workshop.');
  if (error instanceof TooBusy) return new HttpError(503, 'busy', 'The server is busy. Try again in a moment.');
  if (error instanceof TookTooLong)
    return new HttpError(503, 'took-too-long', 'The board is so large that this takes too long. Use the command line.');
  if (isCannotWrite(error) || error instanceof StoreUnavailable)
    return new HttpError(503, 'cannot-store', 'The server cannot save at the moment. Try again in a few minutes.');
  // The path holds no secret: those are behind the `#`, in headers or in bodies.
  parts.log.error('request failed', { method: request.method, path: request.url?.split('?')[0], why: wordsOf(error) });
  return new HttpError(500, 'failed', 'Something went wrong on the server.');
}

function readAway(request: IncomingMessage): void {
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > PATIENCE) request.destroy();
  });
}
