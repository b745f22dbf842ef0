import { busName } from '@kit/cdk-kit';
import { DOMAIN } from '@kit/contracts/catalog';
import { CfnEventBus } from 'aws-cdk-lib/aws-eventsv2';
import { Construct } from 'constructs';

/**
 * The one bus of the services ("Custom event bus"). It keeps the events of the last 30 days: a subscriber may begin in
 * the past, which takes the place of an archive and its replay. Logs and alarms
 * belong to subscribers, see `routing.ts`.
 */
export class DomainBus extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: string }) {
    super(scope, id);
    const bus = new CfnEventBus(this, 'Bus', {
      name: busName(stage),
      description: `All events of ${DOMAIN}. The default bus stays with the AWS services.`,
      storageConfiguration: { retentionPeriodInDays: 30 },
    });
    this.arn = bus.attrEventBusArn;
  }
}
