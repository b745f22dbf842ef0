import { expect } from 'vitest';
import type { Properties, Resources } from './templates.ts';

/** What a service listens to: one pattern and its targets, as the template has them. */
export interface Route {
  readonly description: string;
  readonly pattern: unknown;
  readonly bus: unknown;
  /** Each target with where it parks what cannot be delivered, and how long it is tried. */
  readonly targets: readonly { readonly parking: unknown; readonly retries: unknown }[];
}

/** Metrics of a route that mean a lost event. */
export const LOST_EVENTS = ['FailedInvocations', 'InvocationsFailedToBeSentToDlq'];

/** Rules, with their targets; those of the default bus are no routes of ours. */
export const routesOf = (resources: Resources): Route[] =>
  resources
    .of('AWS::Events::Rule')
    .filter(({ EventBusName }) => EventBusName !== undefined)
    .map(({ Description, EventPattern, EventBusName, Targets }) => ({
      description: String(Description),
      pattern: EventPattern,
      bus: EventBusName,
      targets: (Targets as Properties[]).map(({ DeadLetterConfig, RetryPolicy }) => ({
        parking: DeadLetterConfig,
        retries: RetryPolicy,
      })),
    }));

/** Where the key of the partition is in an event, for what delivers to a stream; by description. */
export const partitionsOf = (resources: Resources): ReadonlyMap<string, string> =>
  new Map(
    resources.of('AWS::Events::Rule').flatMap(({ Description, Targets }) => {
      const [target] = Targets as { KinesisParameters?: { PartitionKeyPath: string } }[];
      const path = target?.KinesisParameters?.PartitionKeyPath;
      return path === undefined ? [] : [[String(Description), path.replace('$.', '')] as const];
    }),
  );

/** What the platform has of each type: a bus of this name, which keeps events of so many days for replay. */
export const busOf = (name: string, days: number): Readonly<Record<string, Properties>> => ({
  'AWS::Events::EventBus': { Name: name },
  'AWS::Events::Archive': { ArchiveName: name, RetentionDays: days },
});

/** The `detail` of the event in the input of a schedule. */
export const scheduledDetail = (input: unknown): unknown => input;

/** The bus logs what it could not do, by way of a log delivery. */
export function expectLogs({ platform }: { readonly platform: Resources; readonly service: Resources }): void {
  expect(platform.of('AWS::Events::EventBus')).toEqual([
    expect.objectContaining({ LogConfig: { Level: 'ERROR', IncludeDetail: 'NONE' } }),
  ]);
  expect(platform.of('AWS::Logs::Delivery')).toHaveLength(1);
}
