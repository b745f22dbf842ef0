import type { IncomingMessage } from 'node:http';
import { HttpError } from './answer.ts';

const MEGABYTE = 1024 * 1024;

const kept = new WeakMap<IncomingMessage, Buffer>();

/** The same, also of a request of which it was read before. */
export const bodyOf = async (request: IncomingMessage, limit: number): Promise<Buffer> =>
  kept.get(request) ?? readBody(request, limit);

/**
 * The body of a request.
 * @throws HttpError 413 as soon as it is clear that there are more than `limit` bytes; the rest is not kept
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = (): HttpError => {
    const size = limit >= MEGABYTE ? `${limit / MEGABYTE} MB` : `${limit} bytes`;
    return new HttpError(413, 'too-large', `That is too large: at most ${size} are allowed.`);
  };
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > limit) reject(tooLarge());
      else parts.push(part);
    });
    request.on('end', () => {
      const body = Buffer.concat(parts);
      kept.set(request, body);
      resolve(body);
    });
    request.on('error', reject);
  });
}

/** The JSON object that a body holds; an empty body is an empty object. */
export function objectOf(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new HttpError(400, 'bad-json', 'The request must hold a JSON object.');
}
