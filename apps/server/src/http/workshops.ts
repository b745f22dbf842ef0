import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { add, applyChanges, emptyBoard, LABEL_MAX } from '@stormbridge/model';
import { documentName, loadBoard, type Role, SCHEMA } from '@stormbridge/sync';
import * as Y from 'yjs';
import { addressOf, neighbourhoodOf } from '../auth/address.ts';
import type { Principal } from '../auth/auth-gate.ts';
import { isSecure, sessionCookie } from '../auth/cookies.ts';
import { newId, newSecrets, type Secrets } from '../auth/tokens.ts';
import type { Imported } from '../work/jobs.ts';
import { HttpError, sendJson } from './answer.ts';
import { objectOf, readBody } from './body.ts';
import type { Call } from './calls.ts';

/** Most bytes of a request that is no board file. */
const SMALL = 16 * 1024;

/**
 * `POST /api/workshops`: a new workshop, empty, from an example or from a board file, and its three secret links.
 * Nothing is made of a file in which anything is wrong.
 */
export async function createWorkshop({ request, response, url, parts }: Call): Promise<void> {
  if (!parts.door.found(neighbour(request, parts), performance.now())) throw tooOften('Too many workshops were made');
  const body = await readBody(request, parts.limits.importBytes);
  const options = url.searchParams.get('as') === 'board' ? undefined : optionsOf(body);
  const begun = options === undefined ? await imported(body, parts) : await begin(options, parts);
  const id = newId();
  const { secrets, access } = newSecrets();
  const first = (kind: 'board' | 'session', bytes: Uint8Array) => ({
    doc: documentName(kind, id),
    epoch: 1,
    seq: 1,
    bytes,
  });
  await parts.workshops.create({
    id,
    title: begun.title,
    createdAt: Date.now(),
    access,
    documents: [first('board', begun.update), first('session', Y.encodeStateAsUpdate(new Y.Doc()))],
  });
  sendJson(response, 201, { id, title: begun.title, links: linksOf(id, secrets) });
}

/** `POST /api/workshops/:id/join`: exchanges the secret of a link for a cookie. */
export async function joinWorkshop({ request, response, parts }: Call, id: string): Promise<void> {
  const { token } = objectOf(await readBody(request, SMALL));
  const from = neighbour(request, parts);
  const mayArrive = (link: string): boolean => parts.door.arrive(link, from, performance.now());
  const joined = typeof token === 'string' ? await parts.gate.join(id, token, Date.now(), mayArrive) : undefined;
  if (joined === 'tooOften') throw tooOften('Too many people came by this link');
  if (joined === undefined && !parts.door.knock(from, performance.now()))
    throw tooOften('Too many wrong links were tried');
  if (joined === undefined) throw new HttpError(403, 'bad-link', 'This link is not valid. Ask for it again.');
  const { principal, cookie, secrets } = joined;
  response.setHeader('set-cookie', sessionCookie(id, principal.role, cookie, isSecure(request)));
  const links = secrets && { links: linksOf(id, secrets) };
  sendJson(response, 200, { ...about(principal, joined.workshop.title), ...links });
}

/** `GET /api/workshops/:id`: who the browser is in this workshop. */
export async function describeWorkshop(call: Call, id: string): Promise<void> {
  const principal = await member(call, id);
  const workshop = await call.parts.workshops.workshop(id);
  sendJson(call.response, 200, about(principal, workshop?.title ?? ''));
}

/** `POST /api/workshops/:id/ticket`: a one-use ticket for a socket that can send neither cookie nor header. */
export async function issueTicket(call: Call, id: string): Promise<void> {
  const principal = await member(call, id);
  sendJson(call.response, 201, { ticket: await call.parts.gate.ticketFor(principal, Date.now()) });
}

/** Who is asking. @throws HttpError 401 when they have not come in by a link */
export async function member({ request, url, parts }: Call, workshop: string): Promise<Principal> {
  const role = url.searchParams.get('role');
  const principal = await parts.gate.principalOf(request, workshop, role, Date.now());
  if (principal === undefined)
    throw new HttpError(401, 'not-signed-in', 'Open the link of the workshop first, or send its secret as a Bearer.');
  return principal;
}

const neighbour = (request: Call['request'], { trustedProxies }: Call['parts']): string =>
  neighbourhoodOf(addressOf(request, trustedProxies));

const tooOften = (what: string): HttpError =>
  new HttpError(429, 'too-often', `${what} from your network in a short time. Try again in a minute.`);

const about = (principal: Principal, title: string) => ({
  id: principal.workshop,
  title,
  role: principal.role,
  user: principal.user,
  documents: {
    board: documentName('board', principal.workshop),
    session: documentName('session', principal.workshop),
  },
  schema: SCHEMA,
});

/** The secret stands behind the `#`: a browser sends that part to nobody, so it is in no log. */
const linksOf = (id: string, secrets: Secrets): Record<Role, string> => ({
  facilitator: `/w/${id}#${secrets.facilitator}`,
  participant: `/w/${id}#${secrets.participant}`,
  viewer: `/w/${id}#${secrets.viewer}`,
});

interface Options {
  readonly title: string;
  readonly example: string | undefined;
}

/** What a small body asks for; `undefined` when it is something else, which can only be a board file. */
function optionsOf(body: Buffer): Options | undefined {
  if (body.length > SMALL) return undefined;
  let given: Readonly<Record<string, unknown>>;
  try {
    given = objectOf(body);
  } catch {
    return undefined;
  }
  if (Object.keys(given).some((key) => key !== 'title' && key !== 'example')) return undefined;
  const { title = '', example } = given;
  if (typeof title !== 'string' || title.length > LABEL_MAX)
    throw new HttpError(400, 'bad-title', `A title is a text of at most ${LABEL_MAX} characters.`);
  if (example !== undefined && (typeof example !== 'string' || !/^[a-z0-9-]{1,40}$/.test(example)))
    throw new HttpError(404, 'no-such-example', 'There is no such example.');
  return { title: title.trim(), example };
}

async function begin({ title, example }: Options, parts: Call['parts']): Promise<Imported> {
  if (example !== undefined) {
    const file = await readFile(join(parts.publicDir, 'examples', `${example}.json`)).catch(() => undefined);
    if (file === undefined) throw new HttpError(404, 'no-such-example', 'There is no such example.');
    return imported(file, parts);
  }
  const doc = new Y.Doc();
  loadBoard(doc, title === '' ? emptyBoard : applyChanges(emptyBoard, [add('settings', 'settings', { title })]));
  return { title, update: Y.encodeStateAsUpdate(doc) };
}

async function imported(bytes: Uint8Array, parts: Call['parts']): Promise<Imported> {
  const outcome = await parts.bench.run({ kind: 'import', bytes });
  if (outcome?.ok) return outcome.value;
  const problems = outcome?.problems ?? [];
  const many = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new HttpError(422, 'bad-board', `The board file has ${many}; nothing was imported.`, problems);
}
