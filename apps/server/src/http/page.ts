import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HttpError } from './answer.ts';
import type { Call } from './calls.ts';
import { compressed, isWorthCompressing } from './compressed.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Sends a file of the built page. Every address that is no file is an address inside the app, and gets its start page.
 * Files below `/assets/` have their content's hash in their name and never change; everything else is asked for again.
 */
export async function sendPage({ request, response, url, parts }: Call): Promise<void> {
  const path = plainPath(url.pathname);
  const isFile = extname(path) !== '';
  const file = join(parts.pageDir, isFile ? path : 'index.html');
  if (!file.startsWith(parts.pageDir + sep)) throw new HttpError(404, 'not-found', 'There is nothing at this address.');
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) {
    if (isFile) throw new HttpError(404, 'not-found', 'There is nothing at this address.');
    throw new HttpError(
      503,
      'not-built',
      'The page is not built yet. Run "npm start", or "pnpm build" while developing.',
    );
  }
  // Weak, because the same tag stands for the file and for its compressed form.
  const tag = `W/"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
  response.setHeader('etag', tag);
  response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const mediaType = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
  response.setHeader('content-type', mediaType);
  response.setHeader('vary', 'accept-encoding');
  if (isWorthCompressing(mediaType, found.size, request.headers['accept-encoding'])) {
    const bytes = await compressed(file, tag);
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length });
    response.end(bytes);
    return;
  }
  response.writeHead(200, { 'content-length': found.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file), response);
}

function plainPath(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname);
    if (!path.includes('\0')) return path;
  } catch {
    // Told below.
  }
  throw new HttpError(400, 'bad-address', 'The address cannot be read.');
}
