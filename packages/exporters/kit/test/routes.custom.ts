import { toDetail, type Envelope } from '@kit/contracts';
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
export const LOST_EVENTS = ['EventsDropped', 'OnFailureDestinationFailed'];

/** Subscribers, gathered by what they are for: each has one target. */
export function routesOf(resources: Resources): Route[] {
  const routes = new Map<string, Route>();
  for (const subscriber of resources.of('AWS::EventsV2::Subscriber')) {
    const { EventBusArn, Description, OnFailureConfiguration, RetryPolicy } = subscriber;
    const description = String(Description);
    const { targets = [] } = routes.get(description) ?? {};
    const target = { parking: OnFailureConfiguration, retries: RetryPolicy };
    routes.set(description, {
      description,
      pattern: patternOf(subscriber),
      bus: EventBusArn,
      targets: [...targets, target],
    });
  }
  return [...routes.values()];
}

function patternOf({ FilterConfiguration }: Properties): unknown {
  const { Filters } = FilterConfiguration as { Filters: { Scope: string; Pattern: string }[] };
  const [filter, ...others] = Filters;
  if (filter?.Scope !== 'DATA' || others.length > 0) throw new Error('A subscriber has one filter, of the data');
  return JSON.parse(filter.Pattern);
}

/** Where the key of the partition is in an event, for what delivers to a stream; by description. */
export const partitionsOf = (resources: Resources): ReadonlyMap<string, string> =>
  new Map(
    resources.of('AWS::EventsV2::Subscriber').flatMap(({ Description, InvokeConfiguration }) => {
      const { KinesisParameters: stream } = InvokeConfiguration as { KinesisParameters?: { PartitionKey: string } };
      const [, path] = /^\{% \$events\.Data\.(.+) %\}$/.exec(stream?.PartitionKey ?? '') ?? [];
      return path === undefined ? [] : [[String(Description), path] as const];
    }),
  );

/** What the platform has of each type: a bus of this name, which keeps events of so many days for replay. */
export const busOf = (name: string, days: number): Readonly<Record<string, Properties>> => ({
  'AWS::EventsV2::EventBus': { Name: name, StorageConfiguration: { RetentionPeriodInDays: days } },
});

/** The `detail` of the event in the input of a schedule. */
export const scheduledDetail = (input: unknown): unknown => toDetail((input as { envelope: Envelope }).envelope);

/** Every subscriber logs what it could not deliver, by way of a log delivery of its own. */
export function expectLogs({ service }: { readonly platform: Resources; readonly service: Resources }): void {
  const subscribers = service.of('AWS::EventsV2::Subscriber');
  for (const { LogConfiguration } of subscribers) expect(LogConfiguration).toMatchObject({ Level: 'ERROR' });
  expect(service.of('AWS::Logs::Delivery')).toHaveLength(subscribers.length);
}
