import { PLACES } from '@kit/contracts';
import { Duration } from 'aws-cdk-lib';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import type { FunctionConsumerProps } from './consumers.ts';
import { deadLetterQueue } from './queues.ts';
import { Subscription } from './routing.ts';
import { ServiceFunction } from './service-function.ts';
import { streamTarget } from './targets.ts';

/** A parked record is only a place in the stream, so the stream keeps the records long enough to read them again. */
const KEEP = Duration.days(7);
const BATCH_TIMEOUT = Duration.seconds(45);

export interface StreamConsumerProps extends FunctionConsumerProps {
  /** The field of the data whose value keeps events in order among themselves; without it the event's own id. */
  readonly partitionBy?: string;
}

/**
 * rule -> stream -> function, for volume, and for events that must stay in order: those with the same key come one
 * after the other. A record that keeps failing holds back those behind it for five tries, then its place is parked.
 */
export class StreamConsumer extends Subscription {
  readonly handler: ServiceFunction;

  constructor(
    scope: Construct,
    id: string,
    { entry, timeout = BATCH_TIMEOUT, memorySize, partitionBy, ...props }: StreamConsumerProps,
  ) {
    super(scope, id, props);
    const stream = new Stream(this, 'Stream', {
      streamMode: StreamMode.ON_DEMAND,
      encryption: StreamEncryption.MANAGED,
      retentionPeriod: KEEP,
    });
    this.handler = new ServiceFunction(this, 'Handler', {
      entry,
      description: props.description.slice(0, 256),
      timeout,
      ...(memorySize === undefined ? {} : { memorySize }),
    });
    this.handler.addEventSource(
      new KinesisEventSource(stream, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 5,
        onFailure: new SqsDlq(deadLetterQueue(this, 'Failed')),
      }),
    );
    this.handler.watchIteratorAge(Duration.minutes(5));
    this.deliverTo(streamTarget(stream, partitionBy === undefined ? 'id' : `${PLACES.data}.${partitionBy}`));
  }
}
