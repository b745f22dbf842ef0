import {
  type Former,
  formerOf,
  isOfFormer,
  migrate,
  parseDocumentName,
  SCHEMA_STEPS,
  schemaState,
} from '@stormbridge/sync';
import * as Y from 'yjs';

/** A document was written by a newer version of this program. */
export class NewerDocument extends Error {}

/** Where a document comes from: of which epoch it is, who wrote in those before it, and of which version its layout is. */
export class Lineage {
  readonly epoch: number;
  private readonly former: Former;

  constructor(doc: Y.Doc, epoch: number) {
    this.epoch = epoch;
    this.former = formerOf(doc);
  }

  /** Whether a client wrote in an earlier epoch; whoever brings something of it has not heard of this one. */
  isFormer(client: number): boolean {
    return this.former.has(client);
  }

  /** Whether a state vector is that of somebody who still has an earlier epoch. */
  isBehind(stateVector: Uint8Array): boolean {
    try {
      return isOfFormer(Y.decodeStateVector(stateVector).keys(), this.former);
    } catch {
      return false;
    }
  }
}

/**
 * What brings a document to the newest version, or `undefined` where it has that.
 * @throws NewerDocument
 */
export function migrationOf(
  name: string,
  doc: Y.Doc,
  all: typeof SCHEMA_STEPS = SCHEMA_STEPS,
): ((doc: Y.Doc) => void) | undefined {
  const steps = all[parseDocumentName(name)?.kind ?? 'board'];
  const state = schemaState(doc, steps);
  if (state === 'newer') throw new NewerDocument('The document is of a newer version');
  return state === 'old' ? (old) => migrate(old, steps) : undefined;
}
