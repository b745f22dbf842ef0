import { VendedLogs, acknowledgeDeadLetterQueue, busName, raiseAlarm } from '@kit/cdk-kit';
import { DOMAIN } from '@kit/contracts/catalog';
import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, IncludeDetail, Level, Match } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The one bus of the services ("Custom event bus - Classic"), with its archive and its logs. */
export class DomainBus extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage, alarms }: { readonly stage: string; readonly alarms: ITopic }) {
    super(scope, id);
    const name = busName(stage);
    const undelivered = this.undelivered(alarms);
    const bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: `All events of ${DOMAIN}. The default bus stays with the AWS services.`,
      deadLetterQueue: undelivered,
      logConfig: { level: Level.ERROR, includeDetail: IncludeDetail.NONE },
    });
    this.arn = bus.eventBusArn;
    this.allowBus(undelivered);
    bus.archive('Archive', {
      archiveName: name,
      description: 'The events of the last 30 days, for replay. See docs/runbook.md',
      eventPattern: { source: Match.prefix('') },
      retention: Duration.days(30),
    });
    new VendedLogs(this, 'Logs', { group: `events/event-bus/${name}` }).collect(this, this.arn);
  }

  private undelivered(alarms: ITopic): Queue {
    const queue = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledgeDeadLetterQueue(queue);
    raiseAlarm(this, 'Undelivered', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      description: 'platform: the bus itself could not process an event (ApproximateNumberOfMessagesVisible)',
      topic: alarms,
    });
    return queue;
  }

  private allowBus(queue: Queue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': this.arn },
        },
      }),
    );
  }
}
