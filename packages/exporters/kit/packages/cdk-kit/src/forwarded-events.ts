import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FILLED_PERIODS } from './alarm.ts';
import type { CommandQueue } from './command-queue.ts';
import { deadLetterQueue } from './queues.ts';
import { DELIVERY, lostEvents } from './rule-delivery.ts';
import { ServiceStack } from './service-stack.ts';

export interface ForwardedEventsProps {
  /** How `onCloudEvent` of the event kit knows them. */
  readonly id: string;
  /** Of the AWS service: `aws.s3`. */
  readonly source: string;
  readonly detailType: string;
  readonly description: string;
  readonly queue: CommandQueue;
}

/**
 * A rule on the account's default bus, where AWS services speak. It forwards to the command queue, whose handler puts
 * what was said in the words of this domain; nothing else of ours is on that bus.
 */
export class ForwardedEvents extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { source, detailType, description, queue, ...props }: ForwardedEventsProps,
  ) {
    super(scope, id);
    const said = EventField.eventId;
    const undelivered = deadLetterQueue(this, 'Undelivered');
    const rule = new Rule(this, 'Rule', {
      eventPattern: { source: [source], detailType: [detailType] },
      description,
    });
    rule.addTarget(
      new SqsQueue(queue.queue, {
        ...DELIVERY,
        deadLetterQueue: undelivered,
        message: RuleTargetInput.fromObject({
          kind: 'cloud',
          name: props.id,
          id: said,
          correlationId: said,
          time: EventField.time,
          data: EventField.fromPath('$.detail'),
        }),
      }),
    );
    ServiceStack.containing(this).watch(this, 'LostEvents', {
      metric: lostEvents({ RuleName: rule.ruleName }),
      periods: FILLED_PERIODS,
      description: `the rule of ${id} loses events (FailedInvocations, InvocationsFailedToBeSentToDlq)`,
    });
  }
}
