import { toDetail, type EventContract } from '@kit/contracts';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { EventBridgePutEvents } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { ServiceStack } from './service-stack.ts';
import { SCHEDULED_TIME, delivery, runOf, type TimerData, type TimerProps } from './timers.ts';

export interface TimerEventProps extends TimerProps {
  readonly event: EventContract;
  readonly data: TimerData;
}

/** Time is the producer: the scheduler puts the event itself on the bus. */
export class TimerEvent extends Construct {
  constructor(scope: Construct, id: string, { event, data, ...props }: TimerEventProps) {
    super(scope, id);
    const { version, producer, source, detailType } = event;
    const { account, busArn, ownEvents } = ServiceStack.containing(this);
    const run = runOf(this);
    const metadata = { eventId: run, version, time: SCHEDULED_TIME, producer, correlationId: run };
    const parking = delivery(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    role.addToPolicy(ownEvents);
    parking.deadLetterQueue.grantSendMessages(role);
    new Schedule(this, 'Schedule', {
      ...props,
      target: new EventBridgePutEvents(
        {
          eventBus: EventBus.fromEventBusArn(this, 'Bus', busArn),
          source,
          detailType,
          detail: ScheduleTargetInput.fromObject(toDetail({ metadata, data })),
        },
        // The target would add the right to put any event there is.
        { ...parking, role: role.withoutPolicyUpdates() },
      ),
    });
  }
}
