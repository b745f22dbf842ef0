import { Comparison } from './changes.ts';
import type { Schema } from './model.ts';

/** What consumers rely on in a published event version: rules match source and detail-type, code reads the schema. */
export interface Release {
  readonly source: string;
  readonly detailType: string;
  readonly producer: string;
  readonly schema: Schema;
}

/** Why `after` may not replace the published `before` under the same version, in sentences; empty when it may. */
export function breakingRelease(before: Release, after: Release): string[] {
  const moved = (['source', 'detailType', 'producer'] as const).filter((field) => before[field] !== after[field]);
  return [
    ...moved.map((field) => `${field} was ${before[field]}, is ${after[field]} now`),
    ...breakingChanges(before.schema, after.schema),
  ];
}

/**
 * Within one version, events of both texts are about at the same time: in queues, in the archive, from producers and
 * at consumers that were not deployed yet. So an optional field may be added and descriptions may change. The rest
 * needs a new version: older events break a new requirement or a tighter bound, older consumers break when a field goes
 * or a bound loosens.
 */
export function breakingChanges(before: Schema, after: Schema): string[] {
  return new Comparison(before, after).compare(before, after).changes;
}
