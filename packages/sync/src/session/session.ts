import { STAGES, type StageKey, type ViewName } from '@stormbridge/model';
import type { Doc, Map as YMap } from 'yjs';
import { isRecord } from '../layout/values.ts';

/**
 * The session document: what the facilitator steers and everybody follows. Root map `session` holds plain values, root
 * map `skipped` one key a skipped stage, so that skipping two stages at once loses neither. Root map `tray`: see `tray.ts`.
 * Root map `silent`: what the server counts of the private documents.
 */
export const SESSION_ROOTS: readonly string[] = ['session', 'skipped', 'tray', 'silent'];

/** How much is written in private, by how many people: all that others learn of it. */
export interface SilentCounts {
  readonly people: number;
  readonly stickies: number;
}

/** What participants may do: everything at all times, or only what the stage offers. */
export const RIGHTS_PRESETS = ['open', 'guided'] as const;
export type RightsPreset = (typeof RIGHTS_PRESETS)[number];

/** A running timer ends at a time of the server's clock (ms since 1970); a paused one has some ms left. */
export type Timer = { readonly endsAt: number } | { readonly left: number };

const VIEWS = [...new Set(STAGES.map((stage) => stage.view))];

export interface SessionState {
  /** Number of the stage that the team is in: 1 to 9. */
  readonly stage: number;
  readonly skipped: ReadonlySet<StageKey>;
  readonly rights: RightsPreset;
  /** Nobody but the facilitator may change the board. */
  readonly locked: boolean;
  /** Everybody but the facilitator changes only stickies that they have made themselves. */
  readonly ownOnly: boolean;
  /** New stickies go to private documents, until they are revealed. */
  readonly silent: boolean;
  /** What lies in private documents; also after silent mode was ended without revealing it. */
  readonly counts: SilentCounts;
  readonly timer: Timer | undefined;
  /** The view that the facilitator has called everybody to. */
  readonly spotlight: ViewName | undefined;
}

/** A change of the session. `skip` and `unskip` name stages; an explicit `undefined` takes a value away. */
export interface SessionPatch {
  readonly stage?: number;
  readonly rights?: RightsPreset;
  readonly locked?: boolean;
  readonly ownOnly?: boolean;
  readonly silent?: boolean;
  readonly timer?: Timer | undefined;
  readonly spotlight?: ViewName | undefined;
  readonly skip?: readonly StageKey[];
  readonly unskip?: readonly StageKey[];
}

/** How a workshop begins. */
export const firstSession: SessionState = {
  stage: 1,
  skipped: new Set<StageKey>(),
  rights: 'open',
  locked: false,
  ownOnly: false,
  silent: false,
  counts: { people: 0, stickies: 0 },
  timer: undefined,
  spotlight: undefined,
};

/** The session that a document holds; what does not fit counts as never written. Never throws. */
export function readSession(doc: Doc): SessionState {
  const values = rootMap(doc, 'session');
  const skipped = rootMap(doc, 'skipped');
  const stage = values?.get('stage');
  return {
    stage: STAGES.find((one) => one.number === stage)?.number ?? firstSession.stage,
    skipped: new Set(STAGES.map((one) => one.key).filter((key) => skipped?.get(key) === true)),
    rights: RIGHTS_PRESETS.find((one) => one === values?.get('rights')) ?? firstSession.rights,
    locked: values?.get('locked') === true,
    ownOnly: values?.get('ownOnly') === true,
    silent: values?.get('silent') === true,
    counts: countsOf(rootMap(doc, 'silent')?.get('counts')),
    timer: timerOf(values?.get('timer')),
    spotlight: VIEWS.find((one) => one === values?.get('spotlight')),
  };
}

/** Whether a value may stand in the session document. What the server lets nobody write, nobody has to read. */
export function fitsSession(root: string, key: string, value: unknown): boolean {
  if (root === 'skipped') return value === true && STAGES.some((one) => one.key === key);
  if (root !== 'session') return false;
  switch (key) {
    case 'stage':
      return STAGES.some((one) => one.number === value);
    case 'rights':
      return RIGHTS_PRESETS.some((one) => one === value);
    case 'locked':
    case 'ownOnly':
    case 'silent':
      return typeof value === 'boolean';
    case 'timer':
      return timerOf(value) !== undefined;
    case 'spotlight':
      return VIEWS.some((one) => one === value);
    default:
      return false;
  }
}

/** Writes a change of the session in one transaction. Only a facilitator's document is accepted by the server. */
export function writeSession(doc: Doc, change: SessionPatch, origin: unknown = null): void {
  const { skip = [], unskip = [], ...values } = change;
  doc.transact(() => {
    const session = doc.getMap('session');
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) session.delete(name);
      else if (session.get(name) !== value) session.set(name, value);
    }
    const skipped = doc.getMap('skipped');
    for (const key of skip) if (skipped.get(key) !== true) skipped.set(key, true);
    for (const key of unskip) skipped.delete(key);
  }, origin);
}

/** Says how much lies in private documents. Only the server's document is accepted. */
export function writeCounts(doc: Doc, { people, stickies }: SilentCounts): void {
  const before = countsOf(doc.getMap('silent').get('counts'));
  if (before.people !== people || before.stickies !== stickies)
    doc.getMap('silent').set('counts', { people, stickies });
}

function countsOf(value: unknown): SilentCounts {
  if (!isRecord(value)) return firstSession.counts;
  const { people, stickies } = value;
  const isCount = (one: unknown): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  return isCount(people) && isCount(stickies) ? { people, stickies } : firstSession.counts;
}

export function rootMap(doc: Doc, name: string): YMap<unknown> | undefined {
  try {
    return doc.getMap(name);
  } catch {
    return undefined;
  }
}

function timerOf(value: unknown): Timer | undefined {
  if (!isRecord(value)) return undefined;
  const { endsAt, left } = value;
  if (typeof endsAt === 'number' && Number.isFinite(endsAt)) return { endsAt };
  return typeof left === 'number' && left >= 0 && Number.isFinite(left) ? { left } : undefined;
}
