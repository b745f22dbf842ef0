import { Duration } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { polledQueue, type FunctionConsumerProps } from './consumers.ts';
import { deadLetterQueue } from './queues.ts';
import { Subscription, type SubscriptionProps } from './routing.ts';
import type { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';
import { topicTarget } from './targets.ts';

/** rule -> topic, for several reactions of one service to the same events: each is a `FanOutConsumer`. */
export class FanOut extends Subscription {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: SubscriptionProps) {
    super(scope, id, props);
    const stack = ServiceStack.containing(this);
    const key = topicKey(stack);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true, masterKey: key });
    stack.watch(this, 'LostMessages', {
      metric: this.topic.metric('NumberOfNotificationsFailedToRedriveToDlq', {
        period: Duration.minutes(1),
        statistic: 'Sum',
      }),
      description: `the topic of ${id} loses messages (NumberOfNotificationsFailedToRedriveToDlq)`,
    });
    this.deliverTo(topicTarget(this.topic, key));
  }
}

/** topic -> queue -> function: one reaction, tried again and parked by itself. */
export class FanOutConsumer extends Construct {
  readonly handler: ServiceFunction;

  constructor(
    scope: Construct,
    id: string,
    { from, ...props }: Omit<FunctionConsumerProps, 'events'> & { readonly from: FanOut },
  ) {
    super(scope, id);
    const { queue, handler } = polledQueue(this, props);
    this.handler = handler;
    // Raw: the queue gets the event itself, as behind a rule, and not SNS's letter around it.
    from.topic.addSubscription(
      new SqsSubscription(queue, { rawMessageDelivery: true, deadLetterQueue: deadLetterQueue(this, 'Undelivered') }),
    );
  }
}

/**
 * One key for the topics of a service. Events can hold what is personal, so they are encrypted wherever they rest; with
 * the key that AWS manages for SNS, EventBridge could not publish.
 */
function topicKey(stack: ServiceStack): Key {
  const known = stack.node.tryFindChild('TopicKey');
  if (known instanceof Key) return known;
  return new Key(stack, 'TopicKey', { description: `Topics of ${stack.service}`, enableKeyRotation: true });
}
