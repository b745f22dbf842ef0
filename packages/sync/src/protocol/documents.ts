/**
 * The documents of one workshop that everybody in it has: the board, which participants write, and the session, which
 * only facilitators write. Each has its own socket at `<base>/<document name>?schema=<SCHEMA>`.
 */
export const DOCUMENT_KINDS = ['board', 'session'] as const;
/** Beside those everybody has a private document, for what nobody else sees until it is revealed. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number] | 'private';

/** The version of the document layout that this code reads and writes. */
export const SCHEMA = 1;
/** The query parameter in which a client tells its version; whoever sends it understands frames 100 and above. */
export const SCHEMA_PARAMETER = 'schema';

/**
 * The query parameter in which a client tells the epoch of what it has. Without it, it has nothing, or does not know of
 * epochs.
 */
export const EPOCH_PARAMETER = 'epoch';

/** An id of a workshop. */
export const WORKSHOP_ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

/** The name of a document: `board/<id>` or `session/<id>`. Throws when the id is none. */
export function documentName(kind: (typeof DOCUMENT_KINDS)[number], workshop: string): string {
  if (!WORKSHOP_ID_PATTERN.test(workshop)) throw new Error(`Not the id of a workshop: ${workshop}`);
  return `${kind}/${workshop}`;
}

/** How the names of all private documents of a workshop begin. Throws when the id is none. */
export function privatePrefix(workshop: string): string {
  if (!WORKSHOP_ID_PATTERN.test(workshop)) throw new Error(`Not the id of a workshop: ${workshop}`);
  return `private/${workshop}/`;
}

/** The name of what one person writes for themselves: `private/<id>/<user>`. Throws when either is no id. */
export function privateName(workshop: string, user: string): string {
  if (!WORKSHOP_ID_PATTERN.test(user)) throw new Error(`Not the id of a user: ${user}`);
  return `${privatePrefix(workshop)}${user}`;
}

/** A document of ours; `user` is whose it is, for a private one. */
export type DocumentRef =
  | { readonly kind: (typeof DOCUMENT_KINDS)[number]; readonly workshop: string }
  | { readonly kind: 'private'; readonly workshop: string; readonly user: string };

/** What a document name means, or `undefined` when it is none of ours. */
export function parseDocumentName(name: string): DocumentRef | undefined {
  const [kind, workshop = '', user, ...more] = name.split('/');
  if (!WORKSHOP_ID_PATTERN.test(workshop) || more.length > 0) return undefined;
  if (kind === 'private')
    return user !== undefined && WORKSHOP_ID_PATTERN.test(user) ? { kind, workshop, user } : undefined;
  const shared = DOCUMENT_KINDS.find((one) => one === kind);
  return shared !== undefined && user === undefined ? { kind: shared, workshop } : undefined;
}
