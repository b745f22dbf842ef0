import { EVENTS, type ServiceName } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The right of a service to put its own events on this bus, and nobody else's. */
export function ownEventsOnly(service: ServiceName, busArn: string): PolicyStatement {
  const own = Object.values<EventContract>(EVENTS).filter(({ producer }) => producer === service);
  if (own.length === 0) throw new Error(`${service} has no events of its own to publish`);
  return new PolicyStatement({
    actions: ['events:PutEvents'],
    resources: [busArn],
    conditions: {
      StringEquals: {
        'events:source': unique(own.map(({ source }) => source)),
        'events:detail-type': unique(own.map(({ detailType }) => detailType)),
      },
    },
  });
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
