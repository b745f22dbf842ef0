import { VendedLogs, busName } from '@kit/cdk-kit';
import { DOMAIN } from '@kit/contracts/catalog';
import { Duration } from 'aws-cdk-lib';
import { EventBus, IncludeDetail, Level, Match } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

/**
 * The one bus of the services ("Custom event bus - Classic"), with its archive and its logs. A dead-letter queue would
 * get nothing: it takes what a key of the customer cannot decrypt, and this bus has no such key. Rules have their own.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html
 */
export class DomainBus extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: string }) {
    super(scope, id);
    const name = busName(stage);
    const bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: `All events of ${DOMAIN}. The default bus stays with the AWS services.`,
      logConfig: { level: Level.ERROR, includeDetail: IncludeDetail.NONE },
    });
    this.arn = bus.eventBusArn;
    bus.archive('Archive', {
      archiveName: name,
      description: 'The events of the last 30 days, for replay. See docs/runbook.md',
      eventPattern: { source: Match.prefix('') },
      retention: Duration.days(30),
    });
    new VendedLogs(this, 'Logs', { group: `events/event-bus/${name}` }).collect(this, this.arn);
  }
}
