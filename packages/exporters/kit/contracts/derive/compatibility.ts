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

/** What callers rely on in the public route of a command. */
export interface CommandRelease {
  readonly service: string;
  readonly route: string;
  readonly schema: Schema;
}

/** The same for a command: callers send it who were not deployed again. A new optional field does not disturb them. */
export function breakingCommand(before: CommandRelease, after: CommandRelease): string[] {
  const moved = (['service', 'route'] as const).filter((field) => before[field] !== after[field]);
  return [
    ...moved.map((field) => `${field} was ${before[field]}, is ${after[field]} now`),
    ...breakingChanges(opened(before.schema), opened(after.schema)),
  ];
}

/** A schema without what it says of other fields than its own. */
const opened = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'additionalProperties' && value === false ? undefined : value,
  ) as Schema;

/**
 * Within one version, events of both texts are about at the same time: in queues, in the archive, from producers and
 * at consumers that were not deployed yet. So an optional field may be added and descriptions may change. The rest
 * needs a new version: older events break a new requirement or a tighter bound, older consumers break when a field goes
 * or a bound loosens.
 */
export function breakingChanges(before: Schema, after: Schema): string[] {
  return new Comparison(before, after).compare(before, after).changes;
}
