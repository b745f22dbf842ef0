import type { EventContract } from '@kit/contracts';
import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { deadLetterQueue } from './queues.ts';
import { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';
import { SCHEDULED_TIME, delivery, runOf, type TimerData, type TimerProps } from './timers.ts';

export interface TimerEventProps extends TimerProps {
  readonly event: EventContract;
  readonly data: TimerData;
}

/**
 * Time is the producer. CloudFormation does not know the target that EventBridge Scheduler has for this kind of bus, so
 * it hands the event to a function that puts it there; what that keeps failing on is parked in `HandlerFailed`.
 */
export class TimerEvent extends Construct {
  constructor(scope: Construct, id: string, { event, data, ...props }: TimerEventProps) {
    super(scope, id);
    const { key, version, producer, source, detailType } = event;
    const run = runOf(this);
    const metadata = { eventId: run, version, time: SCHEDULED_TIME, producer, correlationId: run };
    const handler = new ServiceFunction(this, 'Handler', {
      entry: new URL('../../event-kit/src/put-scheduled.ts', import.meta.url),
      description: props.description.slice(0, 256),
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(deadLetterQueue(this, 'HandlerFailed')),
    });
    ServiceStack.containing(this).grantPublish(handler);
    new Schedule(this, 'Schedule', {
      ...props,
      target: new LambdaInvoke(handler, {
        ...delivery(this),
        input: ScheduleTargetInput.fromObject({ key, source, detailType, envelope: { metadata, data } }),
      }),
    });
  }
}
