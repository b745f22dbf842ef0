import { EVENTS, type ServiceName } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The right of a service to put its own events on this bus, or some of them, and nobody else's. */
export function ownEventsOnly(
  service: ServiceName,
  busArn: string,
  events: readonly EventContract[] = eventsOf(service),
): PolicyStatement {
  if (events.length === 0) throw new Error(`${service} has no events of its own to publish`);
  return new PolicyStatement({
    actions: ['events:PutEvents'],
    resources: [busArn],
    conditions: {
      StringEquals: {
        'events:source': unique(events.map(({ source }) => source)),
        'events:detail-type': unique(events.map(({ detailType }) => detailType)),
      },
    },
  });
}

const eventsOf = (service: ServiceName): EventContract[] =>
  Object.values<EventContract>(EVENTS).filter(({ producer }) => producer === service);

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
