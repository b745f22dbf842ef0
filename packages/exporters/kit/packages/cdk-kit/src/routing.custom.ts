import { eventPattern, type Interest } from '@kit/contracts/catalog';
import { Duration, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSubscriber } from 'aws-cdk-lib/aws-eventsv2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FILLED_PERIODS } from './alarm.ts';
import { deadLetterQueue } from './queues.ts';
import { ServiceStack } from './service-stack.ts';
import type { Target } from './targets.ts';
import { VendedLogs } from './vended-logs.ts';

/** EventBridge's own maxima: what cannot be delivered in a day is parked. */
const RETRY = { maxEventAgeInSeconds: Duration.hours(24).toSeconds(), maxRetryAttempts: 185 };

export interface SubscriptionProps {
  readonly events: Interest;
  /** The policy in words; it becomes the description of the subscriber. */
  readonly description: string;
}

/** Subscribers on the bus, one for each target. What EventBridge cannot deliver is recorded in `Undelivered`. */
export abstract class Subscription extends Construct {
  private readonly undelivered: Queue;
  private readonly interest: Interest;
  private readonly description: string;

  protected constructor(scope: Construct, id: string, { events, description }: SubscriptionProps) {
    super(scope, id);
    this.interest = events;
    this.description = description;
    this.undelivered = deadLetterQueue(this, 'Undelivered');
  }

  /** Every target gets every event. */
  protected deliverTo(...targets: readonly Target[]): void {
    const { busArn } = ServiceStack.containing(this);
    const lost = targets.map((target, place) => lostOn(busArn, this.subscribe(`Subscriber${place + 1}`, target)));
    ServiceStack.containing(this).watch(this, 'LostEvents', {
      metric: sum(lost),
      periods: FILLED_PERIODS,
      description: `the subscriber of ${this.node.id} loses events (EventsDropped, OnFailureDestinationFailed)`,
    });
  }

  private subscribe(id: string, { arn, action, also, parameters, delivers }: Target): CfnSubscriber {
    const scope = new Construct(this, id);
    const stack = ServiceStack.containing(this);
    const name = [stack.stackName, ...this.node.path.split('/').slice(1), id].join('-');
    const role = deliveryRole(scope, name);
    for (const [to, allowed] of [[arn, action] as const, [this.undelivered.queueArn, 'sqs:SendMessage'] as const])
      role.addToPolicy(new PolicyStatement({ actions: [allowed], resources: [to] }));
    if (also !== undefined) role.addToPolicy(also);
    const others = stack.node.findAll().filter((one) => CfnSubscriber.isCfnSubscriber(one));
    const subscriber = new CfnSubscriber(scope, 'Resource', {
      name,
      eventBusArn: stack.busArn,
      description: this.description,
      filterConfiguration: { filters: [{ scope: 'DATA', pattern: JSON.stringify(eventPattern(this.interest)) }] },
      invokeConfiguration: { targetArn: arn, roleArn: role.roleArn, ...parameters },
      onFailureConfiguration: { arn: this.undelivered.queueArn },
      retryPolicy: RETRY,
      logConfiguration: { level: 'ERROR', includePayload: 'ON_ERROR_ONLY' },
      ...delivers,
    });
    subscriber.node.addDependency(role);
    // A bus takes one new subscriber at a time.
    const [last] = others.slice(-1);
    if (last !== undefined) subscriber.addResourceDependency(last);
    logsOf(stack).collect(scope, subscriber.attrSubscriberArn);
    return subscriber;
  }
}

/** For this one subscriber. */
function deliveryRole(scope: Construct, name: string): Role {
  const { account, partition, region } = Stack.of(scope);
  const source = `arn:${partition}:events:${region}:${account}:subscriber/${name}/*`;
  const conditions = { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': source } };
  return new Role(scope, 'Role', { assumedBy: new ServicePrincipal('events.amazonaws.com', { conditions }) });
}

/** One group of logs for all subscribers of a service. */
function logsOf(stack: ServiceStack): VendedLogs {
  const known = stack.node.tryFindChild('SubscriberLogs');
  if (known instanceof VendedLogs) return known;
  return new VendedLogs(stack, 'SubscriberLogs', { group: `events/subscribers/${stack.stackName}` });
}

/** Events that reached neither the target nor the dead-letter queue. */
const lostOn = (busArn: string, { attrSubscriberArn }: CfnSubscriber): IMetric[] =>
  ['EventsDropped', 'OnFailureDestinationFailed'].map(
    (metricName) =>
      new Metric({
        namespace: 'AWS/EventsV2',
        metricName,
        dimensionsMap: { EventBus: busArn, Subscriber: attrSubscriberArn },
        statistic: 'Sum',
      }),
  );

function sum(lost: readonly (readonly IMetric[])[]): IMetric {
  const metrics = lost.flat().map((metric, place) => [`m${place}`, metric] as const);
  return new MathExpression({
    expression: metrics.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    period: Duration.minutes(1),
    label: 'events lost',
  });
}
