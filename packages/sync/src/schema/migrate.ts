import type { Doc } from 'yjs';
import type { DocumentKind } from '../protocol/documents.ts';
import { META_ROOT } from './roots.ts';

/** Makes of a document of one version one of the next. Runs in a transaction, and on the server only. */
export type SchemaStep = (doc: Doc) => void;

/**
 * The steps of each kind of document: the first makes version 2 of version 1. A step stays as it is for good, and with
 * it comes a fixture of the version that it begins with (`fixtures/`). `SCHEMA` is one more than there are steps.
 */
export const SCHEMA_STEPS: Readonly<Record<DocumentKind, readonly SchemaStep[]>> = {
  board: [],
  session: [],
  private: [],
};

export const SCHEMA_KEY = 'schema';

/** The version of a document's layout. One that says nothing is of the first. Never throws. */
export function schemaOf(doc: Doc): number {
  try {
    const version = doc.getMap(META_ROOT).get(SCHEMA_KEY);
    return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1;
  } catch {
    return 1;
  }
}

/** `ready`: of the newest version. `old`: to be migrated. `newer`: of a version that these steps know nothing of. */
export function schemaState(doc: Doc, steps: readonly SchemaStep[]): 'ready' | 'old' | 'newer' {
  const newest = steps.length + 1;
  const version = schemaOf(doc);
  return version === newest ? 'ready' : version < newest ? 'old' : 'newer';
}

/** Brings a document to the newest version, in one transaction. Does nothing to one that has it already. */
export function migrate(doc: Doc, steps: readonly SchemaStep[]): void {
  if (schemaState(doc, steps) !== 'old') return;
  doc.transact(() => {
    for (const step of steps.slice(schemaOf(doc) - 1)) step(doc);
    doc.getMap(META_ROOT).set(SCHEMA_KEY, steps.length + 1);
  });
}
