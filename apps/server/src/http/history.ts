import { LABEL_MAX } from '@stormbridge/model';
import type { Done, Refused } from '../history/history.ts';
import type { HistoryPoint } from '../storage/history.ts';
import { HttpError, sendJson } from './answer.ts';
import { objectOf, readBody } from './body.ts';
import type { Call } from './calls.ts';
import { sendFile } from './exports.ts';
import { member } from './workshops.ts';

/** Most bytes of a request: a name, and who gives it. */
const SMALL = 16 * 1024;
/** Longest name of a person. */
const BY_MAX = 80;

/** `GET /api/workshops/:id/history`: the moments of the board that can be looked at, newest first. */
export async function listHistory(call: Call, id: string): Promise<void> {
  await member(call, id);
  const points = await call.parts.history.list(id);
  sendJson(call.response, 200, { points: points.map(told) });
}

/** `GET /api/workshops/:id/history/:point`: the board as it was, as a board file. */
export async function sendPoint(call: Call, id: string, point: string): Promise<void> {
  await member(call, id);
  const file = await call.parts.history.file(id, point);
  if (file === undefined) throw refusal('no-such-point', call);
  sendFile(call, file);
}

/** `POST /api/workshops/:id/history`: keeps the board as it is now, under the `name` that is given, `by` whom. */
export async function keepPoint(call: Call, id: string): Promise<void> {
  const { name, by } = await asked(call, id);
  if (name === '') throw new HttpError(400, 'bad-name', `A moment needs a name of at most ${LABEL_MAX} characters.`);
  sendJson(call.response, 201, told(granted(await call.parts.history.name(id, { name, by }), call)));
}

/** `POST /api/workshops/:id/history/:point/restore`: makes the board what it was; `before` is how to come back. */
export async function restorePoint(call: Call, id: string, point: string): Promise<void> {
  const { by } = await asked(call, id);
  sendJson(call.response, 200, { before: told(granted(await call.parts.history.restore(id, point, by), call)) });
}

/** What a facilitator asks for. @throws HttpError */
async function asked(call: Call, id: string): Promise<{ readonly name: string; readonly by: string }> {
  const { role } = await member(call, id);
  if (role !== 'facilitator')
    throw new HttpError(403, 'not-allowed', 'Only a facilitator keeps moments of the board and goes back to them.');
  const body = objectOf(await readBody(call.request, SMALL));
  return { name: lineOf(body['name'], LABEL_MAX), by: lineOf(body['by'], BY_MAX) };
}

/** One line of text that is not too long; empty when it is anything else. */
function lineOf(value: unknown, most: number): string {
  const line = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').trim() : '';
  // Half a character would become another one on its way.
  return line.length <= most ? line.replaceAll(/\p{Surrogate}/gu, '\uFFFD') : '';
}

const told = ({ id, at, reason, stage, name, by }: HistoryPoint) => ({ id, at, reason, stage, name, by });

function granted<T>(done: Done<T>, call: Call): T {
  if (done.ok) return done.value;
  throw refusal(done.why, call);
}

function refusal(why: Refused, { parts }: Call): HttpError {
  switch (why) {
    case 'no-such-point':
      return new HttpError(404, why, 'There is no such moment any more; the oldest ones without a name go.');
    case 'full':
      return new HttpError(
        409,
        why,
        `A board has at most ${parts.limits.namedPointsPerBoard} moments with a name. Whoever runs the server can allow more.`,
      );
    case 'too-often':
      return new HttpError(429, why, 'That was too often, or the board is being restored. Try again in a minute.');
    case 'cannot-store':
      return new HttpError(503, why, 'The server cannot save at the moment. Try again in a few minutes.');
  }
}
