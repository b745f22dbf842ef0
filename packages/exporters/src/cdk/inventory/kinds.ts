/** When something is paid for: all the time, when it is used, by what it keeps, or never by itself. */
export type Pays = 'always' | 'use' | 'kept' | 'nothing';

/** How AWS charges for resources of a kind, and the page that says so. */
export interface Price {
  readonly pays: Pays;
  readonly source: string;
}

const price = (pays: Pays, page: string): Price => ({ pays, source: `https://aws.amazon.com/${page}/pricing/` });

/**
 * Every kind of resource that a generated project counts, with what AWS charges for it, as the pricing pages said in
 * November 2026. There are no amounts here: they differ by region and change. What is paid for in two ways stands
 * under the one that comes first: a table is paid by use and by what it keeps.
 */
export const KINDS = {
  function: price('use', 'lambda'),
  table: price('use', 'dynamodb'),
  queue: price('use', 'sqs'),
  stream: price('always', 'kinesis/data-streams'),
  workflow: price('use', 'step-functions'),
  destination: price('use', 'eventbridge'),
  rule: price('nothing', 'eventbridge'),
  subscriber: price('nothing', 'eventbridge'),
  route: price('nothing', 'api-gateway'),
  api: price('use', 'api-gateway'),
  schedule: price('use', 'eventbridge'),
  bus: price('use', 'eventbridge'),
  topic: price('use', 'sns'),
  archive: price('kept', 'eventbridge'),
  log: price('kept', 'cloudwatch'),
  schema: price('nothing', 'eventbridge'),
  key: price('always', 'kms'),
  alarm: price('always', 'cloudwatch'),
  dashboard: price('always', 'cloudwatch'),
} as const satisfies Readonly<Record<string, Price>>;

export type ResourceKind = keyof typeof KINDS;
export const RESOURCE_KINDS = Object.keys(KINDS) as readonly ResourceKind[];
