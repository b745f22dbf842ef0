import { eventPattern, type Interest } from '@kit/contracts/catalog';
import { Duration, Fn } from 'aws-cdk-lib';
import { MathExpression, Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule, Rule, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue, type TargetBaseProps } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { deadLetterQueue, workQueue } from './queues.ts';
import { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

/** EventBridge's own maxima: what cannot be delivered in a day is parked. */
const DELIVERY = { maxEventAge: Duration.hours(24), retryAttempts: 185 };

export interface SubscriptionProps {
  readonly events: Interest;
  /** The policy in words; it becomes the description of the rule. */
  readonly description: string;
}

/** A rule on the bus. Events that EventBridge cannot hand to a target are parked in `Undelivered`. */
export abstract class Subscription extends Construct {
  readonly rule: Rule;
  readonly undelivered: Queue;

  protected constructor(scope: Construct, id: string, { events, description }: SubscriptionProps) {
    super(scope, id);
    const stack = ServiceStack.containing(this);
    this.undelivered = deadLetterQueue(this, 'Undelivered');
    this.rule = new Rule(this, 'Rule', {
      eventBus: stack.bus,
      eventPattern: { account: [stack.account] },
      description,
    });
    // The CDK's own type of a pattern knows no `$or`, and the tests read this very pattern.
    (this.rule.node.defaultChild as CfnRule).eventPattern = eventPattern(events);
    stack.watch(this, 'LostEvents', {
      metric: undeliverable(stack, this.rule),
      description: `the rule of ${id} loses events (FailedInvocations, InvocationsFailedToBeSentToDlq)`,
    });
  }

  /** A rule can have up to five targets, all reached in parallel. */
  protected deliverTo(...targets: readonly ((delivery: TargetBaseProps) => IRuleTarget)[]): void {
    for (const target of targets) this.rule.addTarget(target({ ...DELIVERY, deadLetterQueue: this.undelivered }));
  }
}

/** Events that reached neither the target nor the dead-letter queue. */
function undeliverable({ bus }: ServiceStack, rule: Rule): IMetric {
  const metric = (metricName: string): Metric =>
    new Metric({
      namespace: 'AWS/Events',
      metricName,
      // CloudFormation names the rule of a custom bus `<bus>|<rule>`; CloudWatch wants the second half.
      dimensionsMap: { EventBusName: bus.eventBusName, RuleName: Fn.select(1, Fn.split('|', rule.ruleName)) },
      statistic: 'Sum',
    });
  return new MathExpression({
    expression: 'FILL(failed, 0) + FILL(lost, 0)',
    usingMetrics: { failed: metric('FailedInvocations'), lost: metric('InvocationsFailedToBeSentToDlq') },
    period: Duration.minutes(1),
    label: 'events lost',
  });
}

export interface FunctionConsumerProps extends SubscriptionProps {
  /** The file that exports `handler`, made with `eventHandler` of the event kit. */
  readonly entry: URL;
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** For a batch of ten messages, one after the other, of which each may ask another system. */
const BATCH_TIMEOUT = Duration.seconds(45);

/** A queue, what handles its messages, and where the messages end on which it keeps failing. */
export function polledQueue(
  scope: Construct,
  { entry, timeout = BATCH_TIMEOUT, memorySize, description }: Omit<FunctionConsumerProps, 'events'>,
): { readonly queue: Queue; readonly handler: ServiceFunction } {
  const queue = workQueue(scope, 'Queue', timeout);
  const handler = new ServiceFunction(scope, 'Handler', {
    entry,
    description: description.slice(0, 256),
    timeout,
    ...(memorySize === undefined ? {} : { memorySize }),
  });
  handler.addEventSource(
    new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
  );
  return { queue, handler };
}

/** rule -> queue -> function. The queue takes bursts and outages; a message that keeps failing is parked alone. */
export class QueueConsumer extends Subscription {
  readonly handler: ServiceFunction;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: FunctionConsumerProps) {
    super(scope, id, props);
    const { queue, handler } = polledQueue(this, props);
    this.queue = queue;
    this.handler = handler;
    this.deliverTo((delivery) => new SqsQueue(queue, delivery));
  }
}

/**
 * rule -> function, for light work. The invocation is asynchronous, so there are two parking places: `Undelivered` for
 * what EventBridge cannot hand over, `HandlerFailed` for what the code keeps failing on.
 */
export class DirectConsumer extends Subscription {
  readonly handler: ServiceFunction;

  constructor(scope: Construct, id: string, { entry, timeout, memorySize, ...props }: FunctionConsumerProps) {
    super(scope, id, props);
    this.handler = new ServiceFunction(this, 'Handler', {
      entry,
      description: props.description.slice(0, 256),
      ...(timeout === undefined ? {} : { timeout }),
      ...(memorySize === undefined ? {} : { memorySize }),
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(deadLetterQueue(this, 'HandlerFailed')),
    });
    this.deliverTo((delivery) => new LambdaFunction(this.handler, delivery));
  }
}
