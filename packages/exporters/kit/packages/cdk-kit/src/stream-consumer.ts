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
/** Few, because a record for which no time was left has used one of its tries. */
const BATCH_SIZE = 25;

export interface StreamConsumerProps extends FunctionConsumerProps {
  /** The field of the data by whose value events share a partition; without it the event's own id. */
  readonly partitionBy?: string;
}

/**
 * rule -> stream -> function, for volume, and for one at a time: events with the same key are handled one after the
 * other, in the order of their arrival. That need not be the order in which they happened, because a rule delivers in
 * none: compare `metadata.time` where it counts. A record that keeps failing holds back those behind it for five tries,
 * then its place is parked.
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
        batchSize: BATCH_SIZE,
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
