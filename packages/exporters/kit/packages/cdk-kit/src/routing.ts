import { eventPattern, type Interest } from '@kit/contracts/catalog';
import { Fn } from 'aws-cdk-lib';
import { CfnRule, EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FILLED_PERIODS } from './alarm.ts';
import { deadLetterQueue } from './queues.ts';
import { DELIVERY, lostEvents } from './rule-delivery.ts';
import { ServiceStack } from './service-stack.ts';
import type { Target } from './targets.ts';

export interface SubscriptionProps {
  readonly events: Interest;
  /** The policy in words; it becomes the description of the rule. */
  readonly description: string;
}

/** A rule on the bus. Events that EventBridge cannot hand to a target are parked in `Undelivered`. */
export abstract class Subscription extends Construct {
  private readonly rule: Rule;
  private readonly undelivered: Queue;

  protected constructor(scope: Construct, id: string, { events, description }: SubscriptionProps) {
    super(scope, id);
    const stack = ServiceStack.containing(this);
    const bus = EventBus.fromEventBusArn(this, 'Bus', stack.busArn);
    this.undelivered = deadLetterQueue(this, 'Undelivered');
    this.rule = new Rule(this, 'Rule', {
      eventBus: bus,
      eventPattern: { account: [stack.account] },
      description,
    });
    // The CDK's own type of a pattern knows no `$or`, and the tests read this very pattern.
    (this.rule.node.defaultChild as CfnRule).eventPattern = eventPattern(events);
    stack.watch(this, 'LostEvents', {
      // CloudFormation names the rule of a custom bus `<bus>|<rule>`; CloudWatch wants the second half.
      metric: lostEvents({
        EventBusName: bus.eventBusName,
        RuleName: Fn.select(1, Fn.split('|', this.rule.ruleName)),
      }),
      periods: FILLED_PERIODS,
      description: `the rule of ${id} loses events (FailedInvocations, InvocationsFailedToBeSentToDlq)`,
    });
  }

  /** A rule can have up to five targets, all reached in parallel. */
  protected deliverTo(...targets: readonly Target[]): void {
    for (const target of targets) this.rule.addTarget(target({ ...DELIVERY, deadLetterQueue: this.undelivered }));
  }
}
