import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { deadLetterQueue } from './queues.ts';
import type { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';
import type { ServiceTable } from './tables.ts';
import { SCHEDULED_TIME } from './timers.ts';

/**
 * How late it may be asked what is missing. Joins wait for minutes to days, and each run costs an invocation and a query,
 * also where nothing is due: some 9,000 a month.
 */
const RATE = Duration.minutes(5);

/**
 * schedule -> function of a join. Nothing of the bus comes when a wait is over in silence, so the function is told to
 * look for those that are. A run that fails is made up for by the next one: nothing is lost while `Unsent` fills.
 */
export class DueWaits extends Construct {
  /** The consumer has its code from `joinHandler` of the event kit, and the table where its waits are. */
  constructor(
    consumer: Construct & { readonly handler: ServiceFunction },
    { table }: { readonly table: ServiceTable },
  ) {
    super(consumer, 'DueWaits');
    const { handler } = consumer;
    table.grantDueWaits(handler);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': ServiceStack.containing(this).account } },
      }),
    });
    const unsent = deadLetterQueue(this, 'Unsent');
    unsent.grantSendMessages(role);
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }));
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(RATE),
      description: `Waits of ${consumer.node.id} whose time is over`,
      target: new LambdaInvoke(handler, {
        deadLetterQueue: unsent,
        maxEventAge: RATE,
        retryAttempts: 2,
        // The target would add the right to invoke every version of the function.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ kind: 'dueWaits', time: SCHEDULED_TIME }),
      }),
    });
  }
}
