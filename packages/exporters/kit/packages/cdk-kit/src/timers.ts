import type { CommandContract, EventContract } from '@kit/contracts';
import { Duration } from 'aws-cdk-lib';
import { ContextAttribute, Schedule, ScheduleTargetInput, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { EventBridgePutEvents, SqsSendMessage, type ScheduleTargetBaseProps } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { CommandQueue } from './command-queue.ts';
import { deadLetterQueue } from './queues.ts';
import { ServiceStack } from './service-stack.ts';

/** The moment for which the timer was set, as text; for the data of a command or event. */
export const SCHEDULED_TIME = ContextAttribute.scheduledTime;
/**
 * One id for one moment of one timer. The scheduler may send twice, and its own execution id differs from try to try; it
 * would not tell that both are one. This is no UUID either, so no contract asks for one.
 */
const runOf = (scope: Construct): string =>
  `${ServiceStack.containing(scope).service}/${scope.node.id}/${SCHEDULED_TIME}`;

type TimerData = Readonly<Record<string, unknown>>;

export interface TimerProps {
  readonly schedule: ScheduleExpression;
  readonly description: string;
}

/** What EventBridge Scheduler cannot send for an hour is parked in `Unsent`. */
function delivery(scope: Construct): ScheduleTargetBaseProps {
  return { deadLetterQueue: deadLetterQueue(scope, 'Unsent'), maxEventAge: Duration.hours(1), retryAttempts: 5 };
}

/**
 * Time issues a command: the scheduler puts it in the service's command queue, no code runs for that. When only the
 * service can tell the command's data, the tick of the timer goes there instead, to its `onTimer`.
 */
export class TimerCommand extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      queue,
      timer,
      command,
      data = {},
      ...props
    }: TimerProps & {
      readonly queue: CommandQueue;
      readonly timer: string;
      readonly command?: CommandContract;
      readonly data?: TimerData;
    },
  ) {
    super(scope, id);
    const run = runOf(this);
    const message = command === undefined ? { kind: 'timer', name: timer } : { kind: 'command', name: command.key };
    new Schedule(this, 'Schedule', {
      ...props,
      target: new SqsSendMessage(queue.queue, {
        ...delivery(this),
        input: ScheduleTargetInput.fromObject({ ...message, id: run, correlationId: run, time: SCHEDULED_TIME, data }),
      }),
    });
  }
}

/** Time is the producer: the scheduler puts the event itself on the bus. */
export class TimerEvent extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { event, data, ...props }: TimerProps & { readonly event: EventContract; readonly data: TimerData },
  ) {
    super(scope, id);
    const { version, producer, source, detailType } = event;
    const run = runOf(this);
    const metadata = { eventId: run, version, time: SCHEDULED_TIME, producer, correlationId: run };
    new Schedule(this, 'Schedule', {
      ...props,
      target: new EventBridgePutEvents(
        {
          eventBus: ServiceStack.containing(this).bus,
          source,
          detailType,
          detail: ScheduleTargetInput.fromObject({ metadata, data }),
        },
        delivery(this),
      ),
    });
  }
}
