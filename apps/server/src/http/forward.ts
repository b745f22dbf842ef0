import { request as httpRequest } from 'node:http';
import { NoAnswer, type Passed } from '../cluster/calls.ts';
import { HttpError } from './answer.ts';
import { bodyOf } from './body.ts';
import type { Call } from './calls.ts';

/** Marks a request that a node passed on: it is answered here or not at all. Whoever sends it by hand only harms themselves. */
const FORWARDED = 'x-stormbridge-forwarded';

const ANSWER_HEADERS = ['content-type', 'content-disposition', 'cache-control', 'set-cookie', 'allow', 'retry-after'];

const moving = (): HttpError =>
  new HttpError(503, 'moving', 'The workshop is moving to another server. Try again in a moment.');

/** Lets the node that runs a workshop answer a request about it, and hands its answer on. */
export async function forward({ request, response, parts }: Call, node: string): Promise<void> {
  if (FORWARDED in request.headers) throw moving();
  const bytes = await bodyOf(request, parts.limits.importBytes);
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const asked = { method: request.method ?? 'GET', path: request.url ?? '/', headers };
  const { head, bytes: body } = await parts.calls.ask(node, { head: asked, bytes }).catch((error: unknown) => {
    throw error instanceof NoAnswer ? moving() : error;
  });
  response.writeHead(head.status ?? 502, { ...head.headers, 'content-length': body.length });
  response.end(body);
}

/** Answers what another node passed on, by asking this node's own server just as the client would. */
export function answerOwn(port: number, host: string, { head, bytes }: Passed): Promise<Passed> {
  const headers = { ...head.headers, [FORWARDED]: '1', connection: 'close', 'content-length': String(bytes.length) };
  const { method, path } = head;
  return new Promise((resolve) => {
    const failed = (): void => resolve({ head: { status: 503, headers: {} }, bytes: new Uint8Array() });
    const asked = httpRequest({ host, port, method, path, headers }, (answer) => {
      const body: Buffer[] = [];
      answer.on('data', (part: Buffer) => body.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        const kept = ANSWER_HEADERS.flatMap((name) => {
          const value = answer.headers[name];
          return value === undefined ? [] : [[name, String(value)]];
        });
        const status = answer.statusCode ?? 502;
        resolve({ head: { status, headers: Object.fromEntries(kept) }, bytes: Buffer.concat(body) });
      });
    });
    asked.on('error', failed);
    asked.end(bytes);
  });
}
