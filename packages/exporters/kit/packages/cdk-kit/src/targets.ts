import { Aws } from 'aws-cdk-lib';
import { RuleTargetInput, type IApiDestination, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import {
  ApiDestination,
  KinesisStream,
  LambdaFunction,
  SfnStateMachine,
  SqsQueue,
  addToDeadLetterQueueResourcePolicy,
  bindBaseTargetConfig,
  type TargetBaseProps,
} from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** Where a subscription delivers to, and what EventBridge may do there. */
export type Target = (delivery: TargetBaseProps) => IRuleTarget;

export const queueTarget =
  (queue: IQueue): Target =>
  (delivery) =>
    new SqsQueue(queue, delivery);

export const functionTarget =
  (handler: IFunction): Target =>
  (delivery) =>
    new LambdaFunction(handler, delivery);

/**
 * EventBridge publishes under the topic's own policy, not in a role, with which it fails on an encrypted topic. The
 * CDK's own target would let every rule of every account in; here it is this rule only. The key has no such condition:
 * EventBridge does not say for which rule it asks (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
 */
export const topicTarget =
  (topic: ITopic, key: IKey): Target =>
  (delivery) => ({
    bind: (rule) => {
      topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [EVENTBRIDGE],
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          conditions: {
            StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
            ArnLike: { 'aws:SourceArn': rule.ruleRef.ruleArn },
          },
        }),
      );
      key.grant(EVENTBRIDGE, 'kms:Decrypt', 'kms:GenerateDataKey');
      if (delivery.deadLetterQueue) addToDeadLetterQueueResourcePolicy(rule, delivery.deadLetterQueue);
      return { ...bindBaseTargetConfig(delivery), arn: topic.topicArn };
    },
  });

const EVENTBRIDGE = new ServicePrincipal('events.amazonaws.com');

/** `field` is where the key of the partition is, from the root of the event: `detail.data.orderId`. */
export const streamTarget =
  (stream: IStream, field: string): Target =>
  (delivery) =>
    new KinesisStream(stream, { ...delivery, partitionKeyPath: `$.${field}` });

export const workflowTarget =
  (workflow: IStateMachine): Target =>
  (delivery) =>
    new SfnStateMachine(workflow, delivery);

/** The system behind the endpoint gets the envelope of the event: its metadata and data. */
export const endpointTarget =
  (endpoint: IApiDestination): Target =>
  (delivery) =>
    new ApiDestination(endpoint, { ...delivery, event: RuleTargetInput.fromEventPath('$.detail') });
