import { type Kind, NOTATION, stageOf, type TableName } from '@stormbridge/model';
import type { Role } from '../protocol/frames.ts';
import type { SessionState } from '../session/session.ts';

/** What is done to one row. Bringing a row back counts as changing it; making it another kind, as making that kind. */
export interface Touch {
  readonly table: TableName;
  readonly does: 'make' | 'change';
  /** The kind that is made; `undefined` for a change, and for tables that hold no kind. */
  readonly kind: Kind | undefined;
  /** Who made the row that is changed, where anybody knows. */
  readonly madeBy: string | undefined;
}

/** Whose rights are asked for; `user` as the server knows them. */
export interface Who {
  readonly role: Role;
  readonly user: string | undefined;
}

/**
 * Why something is not allowed: viewers only look on, everything is locked, not in this stage, not one's own sticky; new
 * stickies go to the private document, that takes none any more, that does not hold such things.
 */
export type Refusal = 'viewer' | 'locked' | 'stage' | 'others' | 'silent' | 'revealed' | 'private';

/** In a guided workshop, the stage from which on participants make rows of no kind. Tables left out: always. An event brings its first version. */
const FROM_STAGE: { readonly [T in TableName]?: number } = {
  flows: 3,
  placements: 5,
  dataStores: 6,
  subscriptions: 7,
  fields: 8,
  types: 8,
};

/** The areas by the table that holds them. */
const AREAS: { readonly [T in TableName]?: Kind } = {
  aggregates: 'aggregate',
  contexts: 'context',
  services: 'service',
  phases: 'phase',
};

/** The kind of what a table holds, where all of its rows are of one. */
export const areaOf = (table: TableName): Kind | undefined => AREAS[table];

/** The tables of a private document: stickies, and what an event brings with it. */
export const PRIVATE_TABLES: readonly TableName[] = ['elements', 'eventVersions'];
/** The kinds that are written in private: those of the first stage. */
export const PRIVATE_KINDS: readonly Kind[] = stageOf(1).offers;

/** Why somebody may not do something on the board in a session, or `undefined` when they may. Facilitators may do everything. */
export function refusalOf(session: SessionState, who: Who, touch: Touch): Refusal | undefined {
  if (who.role === 'facilitator') return undefined;
  if (who.role === 'viewer') return 'viewer';
  if (session.locked) return 'locked';
  if (session.silent && touch.does === 'make' && touch.kind !== undefined) return 'silent';
  if (session.rights === 'guided' && touch.does === 'make' && !offers(session.stage, touch)) return 'stage';
  const foreign = touch.madeBy !== undefined && touch.madeBy !== who.user;
  return session.ownOnly && touch.table === 'elements' && foreign ? 'others' : undefined;
}

/** The same for one's own private document, which also facilitators write in silent mode only. */
export function privateRefusalOf(session: SessionState, who: Who, touch: Touch): Refusal | undefined {
  if (who.role === 'viewer') return 'viewer';
  if (session.locked && who.role !== 'facilitator') return 'locked';
  if (!PRIVATE_TABLES.includes(touch.table)) return 'private';
  if (touch.does === 'change') return undefined;
  if (touch.kind !== undefined && !PRIVATE_KINDS.includes(touch.kind)) return 'private';
  return session.silent ? undefined : 'revealed';
}

/** The first thing in a command that is not allowed, on the board or in one's private document. */
export function firstRefusal(
  session: SessionState,
  who: Who,
  touches: readonly Touch[],
  where: 'board' | 'private' = 'board',
): Refusal | undefined {
  const refusalIn = where === 'private' ? privateRefusalOf : refusalOf;
  for (const touch of touches) {
    const refusal = refusalIn(session, who, touch);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** One plain sentence, for the person who is refused. */
export function refusalMessage(refusal: Refusal, session: SessionState): string {
  const stage = stageOf(session.stage);
  switch (refusal) {
    case 'viewer':
      return 'Your link does not allow changing this.';
    case 'locked':
      return 'The facilitator has locked the board.';
    case 'stage': {
      const kinds = stage.offers.map((kind) => NOTATION[kind].plural.toLowerCase()).join(', ');
      return `In the stage "${stage.title}" the team adds only: ${kinds || 'nothing'}.`;
    }
    case 'others':
      return 'At the moment everybody changes only their own stickies.';
    case 'silent':
      return 'In silent mode everybody writes stickies for themselves.';
    case 'revealed':
      return 'Silent mode is over: what was written in private was revealed.';
    case 'private': {
      const kinds = PRIVATE_KINDS.map((kind) => NOTATION[kind].plural.toLowerCase()).join(' and ');
      return `What only you see can hold ${kinds} and nothing else.`;
    }
  }
}

function offers(stage: number, { table, kind }: Touch): boolean {
  const from = FROM_STAGE[table];
  if (from !== undefined) return stage >= from;
  return kind === undefined || stageOf(stage).offers.includes(kind);
}
