import type { IApiDestination } from 'aws-cdk-lib/aws-events';
import type { CfnSubscriber, CfnSubscriberProps } from 'aws-cdk-lib/aws-eventsv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** Where a subscription delivers to, and what EventBridge may do there. */
export interface Target {
  readonly arn: string;
  readonly action: string;
  /** What else it must do there. */
  readonly also?: PolicyStatement;
  /** The parameters of this kind of target. */
  readonly parameters?: Omit<CfnSubscriber.InvokeConfigurationProperty, 'roleArn' | 'targetArn'>;
  readonly delivers?: Pick<CfnSubscriberProps, 'batchConfiguration' | 'transformer'>;
}

/** Functions and workflows get a list of events unless a batch is one event. */
const ONE_BY_ONE = { batchConfiguration: { maxBatchSize: 1 } };

export const queueTarget = (queue: IQueue): Target => ({ arn: queue.queueArn, action: 'sqs:SendMessage' });

export const functionTarget = (handler: IFunction): Target => ({
  arn: handler.functionArn,
  action: 'lambda:InvokeFunction',
  parameters: { lambdaParameters: { invocationType: 'EVENT' } },
  delivers: ONE_BY_ONE,
});

export const topicTarget = (topic: ITopic, key: IKey): Target => ({
  arn: topic.topicArn,
  action: 'sns:Publish',
  also: new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
});

/** `field` is where the key of the partition is, from the root of the event: `detail.data.orderId`. */
export const streamTarget = (stream: IStream, field: string): Target => ({
  arn: stream.streamArn,
  action: 'kinesis:PutRecords',
  parameters: { kinesisParameters: { partitionKey: `{% ${['$events', 'Data', ...field.split('.')].join('.')} %}` } },
});

export const workflowTarget = (workflow: IStateMachine): Target => ({
  arn: workflow.stateMachineArn,
  action: 'states:StartExecution',
  parameters: { stepFunctionsParameters: { invocationType: 'EVENT' } },
  delivers: ONE_BY_ONE,
});

/** The system behind the endpoint gets the envelope of the event: its metadata and data. */
export const endpointTarget = (endpoint: IApiDestination): Target => ({
  arn: endpoint.apiDestinationArn,
  action: 'events:InvokeApiDestination',
  delivers: {
    transformer: { type: 'JSONATA', jsonataConfiguration: { expression: '{% $events.Data.detail %}' } },
  },
});
