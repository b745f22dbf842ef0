import { type Board, parseBoardFile, STAGES } from '@stormbridge/model';
import { type Answer, ask, json, type Role } from '../app/api.ts';

export type PointReason = 'stage' | 'named' | 'restore';

/** A moment of the board that was kept. */
export interface Point {
  readonly id: string;
  /** In ms since 1970. */
  readonly at: number;
  readonly reason: PointReason;
  /** The stage that the team was in, 1 to 9. */
  readonly stage: number;
  /** Empty unless somebody named it. */
  readonly name: string;
  readonly by: string;
}

/** Where the history of a workshop is asked for, by whom. */
export interface Asker {
  readonly id: string;
  readonly role: Role;
}

const path = ({ id, role }: Asker, rest = ''): string => `/api/workshops/${id}/history${rest}?role=${role}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function pointOf(body: unknown): Point | undefined {
  if (!isRecord(body)) return undefined;
  const { id, at, name, by } = body;
  const reason = (['stage', 'named', 'restore'] as const).find((one) => one === body['reason']);
  const stage = STAGES.find((one) => one.number === body['stage'])?.number;
  if (typeof id !== 'string' || typeof at !== 'number' || reason === undefined || stage === undefined) return undefined;
  return { id, at, reason, stage, name: String(name ?? ''), by: String(by ?? '') };
}

function pointsOf(body: unknown): readonly Point[] | undefined {
  const points = isRecord(body) ? body['points'] : undefined;
  if (!Array.isArray(points)) return undefined;
  return points.map(pointOf).filter((point) => point !== undefined);
}

function boardOf(body: unknown): Board | undefined {
  const read = parseBoardFile(JSON.stringify(body));
  return read.ok ? read.value : undefined;
}

/** The moments that were kept, newest first. */
export const listPoints = (asker: Asker): Promise<Answer<readonly Point[]>> => ask(path(asker), {}, pointsOf);

/** The board of a moment. */
export const boardAt = (asker: Asker, point: string): Promise<Answer<Board>> =>
  ask(path(asker, `/${point}`), {}, boardOf);

/** Keeps the board as it is now, for facilitators. */
export const keepPoint = (asker: Asker, name: string, by: string): Promise<Answer<Point>> =>
  ask(path(asker), json({ name, by }), pointOf);

/** Makes the board what it was, for facilitators; gives the moment of before. */
export const restorePoint = (asker: Asker, point: string, by: string): Promise<Answer<Point>> =>
  ask(path(asker, `/${point}/restore`), json({ by }), (body) => (isRecord(body) ? pointOf(body['before']) : undefined));
