/**
 * The documents of one workshop: the board, which participants write, and the session, which only facilitators write.
 * Each has its own socket at `<base>/<document name>?schema=<SCHEMA>`.
 */
export const DOCUMENT_KINDS = ['board', 'session'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The version of the document layout that this code reads and writes. */
export const SCHEMA = 1;
/** The query parameter in which a client tells its version; whoever sends it understands frames 100 and above. */
export const SCHEMA_PARAMETER = 'schema';

/** An id of a workshop. */
export const WORKSHOP_ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

/** The name of a document: `board/<id>` or `session/<id>`. Throws when the id is none. */
export function documentName(kind: DocumentKind, workshop: string): string {
  if (!WORKSHOP_ID_PATTERN.test(workshop)) throw new Error(`Not the id of a workshop: ${workshop}`);
  return `${kind}/${workshop}`;
}

/** What a document name means, or `undefined` when it is none of ours. */
export function parseDocumentName(
  name: string,
): { readonly kind: DocumentKind; readonly workshop: string } | undefined {
  const slash = name.indexOf('/');
  const kind = DOCUMENT_KINDS.find((one) => one === name.slice(0, slash));
  const workshop = name.slice(slash + 1);
  return kind !== undefined && WORKSHOP_ID_PATTERN.test(workshop) ? { kind, workshop } : undefined;
}
