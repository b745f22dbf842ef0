import type { CommandContract } from '@kit/contracts';
import { Duration } from 'aws-cdk-lib';
import { ContextAttribute, Schedule, ScheduleTargetInput, type ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
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
export const runOf = (scope: Construct): string =>
  `${ServiceStack.containing(scope).service}/${scope.node.id}/${SCHEDULED_TIME}`;

export type TimerData = Readonly<Record<string, unknown>>;

export interface TimerProps {
  readonly schedule: ScheduleExpression;
  readonly description: string;
}

interface Delivery {
  readonly deadLetterQueue: Queue;
  readonly maxEventAge: Duration;
  readonly retryAttempts: number;
}

/** What EventBridge Scheduler cannot send for an hour is parked in `Unsent`. */
export const delivery = (scope: Construct): Delivery => ({
  deadLetterQueue: deadLetterQueue(scope, 'Unsent'),
  maxEventAge: Duration.hours(1),
  retryAttempts: 5,
});

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
