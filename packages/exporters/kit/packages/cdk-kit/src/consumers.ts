import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetterQueue, workQueue } from './queues.ts';
import { Subscription, type SubscriptionProps } from './routing.ts';
import { ServiceFunction } from './service-function.ts';
import { functionTarget, queueTarget } from './targets.ts';

export interface FunctionConsumerProps extends SubscriptionProps {
  /** The file that exports `handler`, made with `eventHandler` of the event kit. */
  readonly entry: URL;
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** For a batch of messages, one after the other, of which each may ask another system. */
const BATCH_TIMEOUT = Duration.seconds(45);
/** Few, because a message for which no time was left has used one of its tries. */
const BATCH_SIZE = 5;

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
    new SqsEventSource(queue, { batchSize: BATCH_SIZE, reportBatchItemFailures: true, maxConcurrency: 10 }),
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
    this.deliverTo(queueTarget(queue));
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
    this.deliverTo(functionTarget(this.handler));
  }
}
