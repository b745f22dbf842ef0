import { documentName } from '@stormbridge/sync';
import type { Stored } from '../storage/log.ts';
import type { Download, Outcome } from '../work/jobs.ts';
import { HttpError } from './answer.ts';
import type { Call } from './calls.ts';
import { member } from './workshops.ts';

/** `GET /api/workshops/:id/board`: the board as a board file. */
export async function sendBoard(call: Call, id: string): Promise<void> {
  const stored = await read(call, id);
  sendFile(call, await call.parts.bench.run({ kind: 'boardFile', stored }));
}

/** `GET /api/workshops/:id/export/:exporter`: what an exporter makes of the board. */
export async function sendExport(call: Call, id: string, exporter: string): Promise<void> {
  const stored = await read(call, id);
  sendFile(call, await call.parts.bench.run({ kind: 'export', stored, exporter }));
}

async function read(call: Call, id: string): Promise<readonly Stored[]> {
  await member(call, id);
  return call.parts.rooms.read(documentName('board', id));
}

/** Answers with a file that a job has made. @throws HttpError when it has made none */
export function sendFile({ response }: Call, outcome: Outcome<Download>): void {
  if (outcome === undefined) throw new HttpError(404, 'no-such-export', 'There is no such export.');
  if (!outcome.ok)
    throw new HttpError(422, 'cannot-export', 'Something on the board keeps it from this export.', outcome.problems);
  const { fileName, mediaType, bytes } = outcome.value;
  response.writeHead(200, {
    'content-type': mediaType,
    'content-length': bytes.length,
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}
