import type { DocumentKind, DocumentRef } from '@stormbridge/sync';
import type { Principal } from './auth-gate.ts';

/** What somebody may do with one document. */
export interface Grant {
  readonly write: boolean;
}

/** Whether somebody gets to see a document of their workshop: a private one is its owner's, whoever leads. */
export const mayOpen = (principal: Principal, document: DocumentRef): boolean =>
  document.kind !== 'private' || (document.user === principal.user && principal.role !== 'viewer');

/** Participants write the board; only facilitators lead, so only they write the session. Everybody in it may read. */
export function grantFor(principal: Principal, kind: DocumentKind): Grant {
  if (kind === 'session') return { write: principal.role === 'facilitator' };
  return { write: principal.role !== 'viewer' };
}
