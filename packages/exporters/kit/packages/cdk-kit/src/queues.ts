import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ServiceStack } from './service-stack.ts';

const DEFAULTS = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
const EVERY_MINUTE = { period: Duration.minutes(1), statistic: 'Maximum' };
const MAX_RECEIVES = 5;

/** Where messages wait for a person. The first one raises an alarm. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, { ...DEFAULTS, retentionPeriod: Duration.days(14) });
  ServiceStack.containing(scope).watch(scope, id, {
    metric: queue.metricApproximateNumberOfMessagesVisible(EVERY_MINUTE),
    description: `a message is in ${id} (ApproximateNumberOfMessagesVisible)`,
  });
  for (const id of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'])
    Validations.of(queue).acknowledge({ id, reason: 'This queue is where messages end that nobody could handle.' });
  return queue;
}

/** A queue whose messages a function handles; AWS asks for six times its timeout as visibility timeout. */
export function workQueue(scope: Construct, id: string, timeout: Duration): Queue {
  const visibilityTimeout = Duration.seconds(timeout.toSeconds() * 6);
  const queue = new Queue(scope, id, {
    ...DEFAULTS,
    visibilityTimeout,
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetterQueue(scope, 'Failed'), maxReceiveCount: MAX_RECEIVES },
  });
  // A message that fails goes back to the queue, which Lambda counts as no error. What shows is that it waits.
  ServiceStack.containing(scope).watch(scope, `${id}Age`, {
    metric: queue.metricApproximateAgeOfOldestMessage(EVERY_MINUTE),
    threshold: visibilityTimeout.toSeconds() * 1.5,
    description: `messages wait or fail in ${id} (ApproximateAgeOfOldestMessage)`,
  });
  return queue;
}
