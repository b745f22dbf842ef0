import { RuleTargetInput, type IApiDestination, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import {
  ApiDestination,
  KinesisStream,
  LambdaFunction,
  SfnStateMachine,
  SnsTopic,
  SqsQueue,
  type TargetBaseProps,
} from 'aws-cdk-lib/aws-events-targets';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
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

/** By way of a role: the topic's own policy would let every rule of every account in. */
export const topicTarget =
  (topic: ITopic): Target =>
  (delivery) =>
    new SnsTopic(topic, { ...delivery, authorizeUsingRole: true });

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
