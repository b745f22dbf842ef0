import type { Problem } from '@stormbridge/model';
import { say } from '../text/i18n.ts';

export type Role = 'facilitator' | 'participant' | 'viewer';

/** The three secret links of a workshop. They are told once, to the person who opened it. */
export type WorkshopLinks = { readonly [R in Role]: string };

export interface OpenedWorkshop {
  readonly id: string;
  readonly links: WorkshopLinks;
}

/** Who this browser is in a workshop. */
export interface Entry {
  readonly role: Role;
  readonly title: string;
  /** Who the server says this browser is; it marks by that who has made what. */
  readonly user?: string;
  /** All three links; told to facilitators only. */
  readonly links?: WorkshopLinks;
}

export type Example = 'order-checkout' | 'file-manager';

/** What a request came to: what was asked for, the problems of what was sent, a no for now, or no usable answer at all. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: 'refused' | 'busy' | 'unreachable'; readonly message: string };

interface ErrorBody {
  readonly error?: { readonly message?: string };
  readonly problems?: readonly Problem[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const GATEWAY: readonly number[] = [502, 503, 504];

/** Asks the server, and reads the answer with `read`, which gives `undefined` for what it cannot be. */
export async function ask<T>(
  path: string,
  init: RequestInit,
  read: (body: unknown) => T | undefined,
): Promise<Answer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
    body = await response.json();
  } catch {
    return { ok: false, reason: 'unreachable', message: say('landing.offline') };
  }
  // A proxy in front of a server that is gone.
  if (GATEWAY.includes(response.status)) return { ok: false, reason: 'unreachable', message: say('landing.offline') };
  if (response.ok) {
    const value = read(body);
    if (value !== undefined) return { ok: true, value };
  }
  const told: ErrorBody = isRecord(body) ? body : {};
  if (told.problems !== undefined && told.problems.length > 0)
    return { ok: false, reason: 'problems', problems: told.problems };
  const reason = response.status === 429 ? 'busy' : 'refused';
  return { ok: false, reason, message: told.error?.message ?? say('landing.offline') };
}

/** A body to post. */
export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** The server names links by path; people pass on whole addresses. */
function linksIn(body: Readonly<Record<string, unknown>>): WorkshopLinks | undefined {
  const links = body['links'];
  if (!isRecord(links)) return undefined;
  const whole = (role: Role): string => new URL(String(links[role]), window.location.origin).href;
  return { facilitator: whole('facilitator'), participant: whole('participant'), viewer: whole('viewer') };
}

function opened(body: unknown): OpenedWorkshop | undefined {
  if (!isRecord(body) || typeof body['id'] !== 'string') return undefined;
  const links = linksIn(body);
  return links && { id: body['id'], links };
}

function entered(body: unknown): Entry | undefined {
  if (!isRecord(body)) return undefined;
  const role = (['facilitator', 'participant', 'viewer'] as const).find((one) => one === body['role']);
  const links = linksIn(body);
  const { user } = body;
  const known = typeof user === 'string' ? { user } : {};
  return role && { role, title: String(body['title'] ?? ''), ...known, ...(links && { links }) };
}

/** Opens an empty workshop. */
export const createWorkshop = (): Promise<Answer<OpenedWorkshop>> => ask('/api/workshops', json({}), opened);

/** Opens a workshop that begins with a finished board. */
export const openExample = (example: Example): Promise<Answer<OpenedWorkshop>> =>
  ask('/api/workshops', json({ example }), opened);

/** Opens a workshop from a board file; where anything is wrong with it, the problems and no workshop. */
export const importBoard = (file: Blob): Promise<Answer<OpenedWorkshop>> =>
  ask(
    '/api/workshops?as=board',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: file },
    opened,
  );

/** How much was put onto the board, and by how many people it was written. */
export interface Revealed {
  readonly stickies: number;
  readonly people: number;
}

function revealed(body: unknown): Revealed | undefined {
  if (!isRecord(body)) return undefined;
  const { stickies, people } = body;
  return typeof stickies === 'number' && typeof people === 'number' ? { stickies, people } : undefined;
}

/** Puts everything that was written in private onto the board; for facilitators. */
export const revealPrivate = (id: string): Promise<Answer<Revealed>> =>
  ask(`/api/workshops/${id}/reveal`, json({}), revealed);

/** Exchanges the secret of a link for a cookie of this browser. */
export const joinWorkshop = (id: string, token: string): Promise<Answer<Entry>> =>
  ask(`/api/workshops/${id}/join`, json({ token }), entered);

/** Who this browser is in a workshop by the cookie that it has. */
export const whoAmI = (id: string, role: Role | undefined): Promise<Answer<Entry>> =>
  ask(`/api/workshops/${id}${role === undefined ? '' : `?role=${role}`}`, {}, entered);
