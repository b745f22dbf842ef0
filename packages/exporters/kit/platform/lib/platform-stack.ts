import {
  acknowledgeDeadLetterQueue,
  alarmTopicParameter,
  busArnParameter,
  busName,
  registryFor,
  stackName,
} from '@kit/cdk-kit';
import { DOMAIN } from '@kit/contracts/catalog';
import { CfnOutput, Duration, RemovalPolicy, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventBus, IncludeDetail, Level, Match } from 'aws-cdk-lib/aws-events';
import { CfnRegistry } from 'aws-cdk-lib/aws-eventschemas';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/** What the services share, and nothing of what they do: one custom bus ("Classic"), its archive, logs and schemas. */
export class PlatformStack extends Stack {
  readonly bus: EventBus;

  constructor(scope: Construct, { stage, ...props }: StackProps & { readonly stage: string }) {
    super(scope, stackName(stage, 'platform'), { description: `Event bus of ${DOMAIN}`, ...props });
    for (const [key, value] of Object.entries({ domain: DOMAIN, stage })) Tags.of(this).add(key, value);

    const undelivered = this.undelivered();
    const name = busName(stage);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: `All events of ${DOMAIN}. The default bus stays with the AWS services.`,
      deadLetterQueue: undelivered,
      logConfig: { level: Level.ERROR, includeDetail: IncludeDetail.NONE },
    });
    this.allowBus(undelivered);
    this.bus.archive('Archive', {
      archiveName: name,
      description: 'The events of the last 30 days, for replay. See docs/runbook.md',
      eventPattern: { source: Match.prefix('') },
      retention: Duration.days(30),
    });
    this.logErrors(name);
    new CfnRegistry(this, 'Schemas', {
      registryName: registryFor(stage),
      description: `Contracts of the events of ${DOMAIN}`,
    });
    this.alarmOn(undelivered, this.alarmTopic(stage));

    // All that services know of this stack.
    new StringParameter(this, 'BusArn', { parameterName: busArnParameter(stage), stringValue: this.bus.eventBusArn });
    new CfnOutput(this, 'BusName', { value: this.bus.eventBusName });
  }

  private undelivered(): Queue {
    const queue = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledgeDeadLetterQueue(queue);
    return queue;
  }

  private allowBus(queue: Queue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnEquals: { 'aws:SourceArn': this.bus.eventBusArn },
        },
      }),
    );
  }

  /** What the bus could not do is written to a log group, by way of a log delivery. */
  private logErrors(name: string): void {
    const logs = new LogGroup(this, 'BusLogs', {
      logGroupName: `/aws/vendedlogs/events/event-bus/${name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: { 'aws:SourceArn': `arn:${this.partition}:logs:${this.region}:${this.account}:delivery-source:*` },
        },
      }),
    );
    // Unlike a bus, a delivery has no dot in its name.
    const plain = name.replaceAll('.', '-');
    const source = new CfnDeliverySource(this, 'ErrorLogs', {
      name: `${plain}-errors`,
      logType: 'ERROR_LOGS',
      resourceArn: this.bus.eventBusArn,
    });
    const destination = new CfnDeliveryDestination(this, 'LogDestination', {
      name: `${plain}-logs`,
      destinationResourceArn: logs.logGroupArn,
    });
    const delivery = new CfnDelivery(this, 'LogDelivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
    });
    delivery.addResourceDependency(source);
  }

  /** Every alarm of every service goes here. Subscribe whoever is on call. */
  private alarmTopic(stage: string): Topic {
    const topic = new Topic(this, 'Alarms', { topicName: `${DOMAIN}-${stage}-alarms`, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    new StringParameter(this, 'AlarmTopicArn', {
      parameterName: alarmTopicParameter(stage),
      stringValue: topic.topicArn,
    });
    return topic;
  }

  private alarmOn(queue: Queue, topic: Topic): void {
    const alarm = new Alarm(this, 'UndeliveredAlarm', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription:
        'platform: the bus itself could not process an event (ApproximateNumberOfMessagesVisible). See docs/runbook.md',
    });
    alarm.addAlarmAction(new SnsAction(topic));
  }
}
