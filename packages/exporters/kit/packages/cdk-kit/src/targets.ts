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
import { busName } from './names.ts';
import { ServiceStack } from './service-stack.ts';

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
 * CDK's own target would let every rule of every account in; here it is this rule only. The policy of the key names the
 * rules of the bus, because with this rule there would be a circle: key, rule, topic, key.
 */
export const topicTarget =
  (topic: ITopic, key: IKey): Target =>
  (delivery) => ({
    bind: (rule) => {
      const { ruleArn } = rule.ruleRef;
      const bus = busName(ServiceStack.containing(topic).stage);
      const rules = `arn:${Aws.PARTITION}:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:rule/${bus}/*`;
      topic.addToResourcePolicy(forRules(topic.topicArn, ruleArn, 'sns:Publish'));
      key.addToResourcePolicy(forRules('*', rules, 'kms:Decrypt', 'kms:GenerateDataKey'));
      if (delivery.deadLetterQueue) addToDeadLetterQueueResourcePolicy(rule, delivery.deadLetterQueue);
      return { ...bindBaseTargetConfig(delivery), arn: topic.topicArn };
    },
  });

const forRules = (resource: string, rules: string, ...actions: string[]): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('events.amazonaws.com')],
    actions,
    resources: [resource],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': rules } },
  });

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
