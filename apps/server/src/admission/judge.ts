import {
  DELETED,
  type DocumentKind,
  firstRefusal,
  fitsSession,
  isRevealed,
  REVEALED,
  refusalMessage,
  type SessionState,
  type Who,
} from '@stormbridge/sync';
import * as Y from 'yjs';
import { checkBoard } from './board-schema.ts';
import type { Decoding } from './decode.ts';
import { type Reject, refuse } from './reject.ts';
import { touchedBy } from './touched.ts';
import { type Work, workOf } from './work.ts';

/** An update that may not be applied, and what it would have done where that is known. */
export interface Refused {
  readonly reject: Reject;
  /** Given when rights alone speak against it. */
  readonly work?: Work;
}

/** The session now, and those that were in force so shortly before that somebody may not have heard of the change. */
export type Sessions = readonly [SessionState, ...(readonly SessionState[])];

/**
 * Judges what an update that has passed `admit` does to a document of ours, before it is applied: by the schema, which
 * binds everybody, and on a board by the rights of whoever sent it. Pure.
 */
export function judge(
  kind: DocumentKind,
  decoded: Decoding,
  doc: Y.Doc,
  who: Who,
  sessions: Sessions,
): { readonly work: Work } | Refused {
  const work = workOf(decoded, doc);
  if ('verdict' in work) return { reject: work };
  const reject = kind === 'session' ? checkSession(work) : checkBoard(work, doc);
  if (reject !== undefined) return { reject };
  if (kind === 'session') return { work };
  const [now] = sessions;
  if (kind === 'private' && revives(work, doc)) return { reject: refuse('A23', refusalMessage('revealed', now)), work };
  const touches = touchedBy(work, doc);
  const refusals = inForce(kind, sessions).map((session) =>
    firstRefusal(session, who, touches, kind === 'private' ? 'private' : 'board'),
  );
  const [refusal] = refusals;
  if (refusal === undefined || refusals.includes(undefined)) return { work };
  return { reject: refuse('A23', refusalMessage(refusal, now)), work };
}

/** What is added in private after the reveal would lie there unseen, so the silence of before does not count. */
const inForce = (kind: DocumentKind, sessions: Sessions): readonly SessionState[] =>
  kind === 'private' ? sessions.map((session) => ({ ...session, silent: sessions[0].silent })) : sessions;

/** Whether an update brings a row back into a private document that was revealed. */
function revives({ writes, removals }: Work, doc: Y.Doc): boolean {
  return [...writes.map(({ place }) => place), ...removals].some(
    ({ root, key, field }) => (field === DELETED || field === REVEALED) && isRevealed(doc, root, key),
  );
}

/** The session document holds what the page knows, and its tray is filled by the server only. */
function checkSession({ writes }: Work): Reject | undefined {
  const fits = writes.every(({ place: { root, key, field }, struct: { content } }) => {
    if (field !== undefined || root === 'tray') return false;
    if (content instanceof Y.ContentDeleted) return true;
    return content instanceof Y.ContentAny && content.arr.length === 1 && fitsSession(root, key, content.arr[0]);
  });
  return fits ? undefined : refuse('A27', 'The change holds something that a session does not have.');
}
