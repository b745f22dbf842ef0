import { createHash } from 'node:crypto';
import type { Reject } from '../admission/reject.ts';
import type { MadeSticky } from '../admission/touched.ts';
import type { Lease } from '../cluster/directory.ts';
import type { Door } from '../limits/door.ts';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../ops/log.ts';
import type { Meters } from '../ops/meters.ts';
import type { LateText } from './late-texts.ts';
import type { Member } from './member.ts';
import type { SessionRights } from './session-rights.ts';

/** What all rooms have together, and what one has to do with the rest of its workshop. */
export interface House {
  readonly limits: Limits;
  readonly door: Door;
  readonly meters: Meters;
  readonly log: Log;
  readonly rights: SessionRights;
  /** The right to run the workshop. */
  readonly lease: Lease;
  /** Takes stickies that came too late to be put onto the board. */
  readonly onLate: (stickies: readonly MadeSticky[]) => void;
  /** Takes what was typed into private stickies that had been revealed already. */
  readonly onLateTexts: (texts: readonly LateText[]) => void;
  /** The names that somebody goes by on the board of this workshop. */
  readonly namesOf: (user: string) => readonly string[];
}

interface Sent {
  readonly member: Member;
  readonly bytes: Uint8Array;
}

/** Counts a refusal in a document, and logs what can be found again: never what was written. */
export function noteRefusal({ log, meters }: House, document: string, { member, bytes }: Sent, { rule }: Reject): void {
  meters.rejects.add(1, rule);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  log.warn('update refused', { document, role: member.principal.role, rule, bytes: bytes.length, sha256 });
}
