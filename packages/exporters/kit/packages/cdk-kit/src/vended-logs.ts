import { Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Logs that EventBridge writes itself, by way of a log delivery. */
export class VendedLogs extends Construct {
  private readonly destination: CfnDeliveryDestination;

  /** CloudWatch accepts them only in groups below `/aws/vendedlogs/`. */
  constructor(scope: Construct, id: string, { group }: { readonly group: string }) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const logs = new LogGroup(this, 'Group', {
      logGroupName: `/aws/vendedlogs/${group}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:delivery-source:*` },
        },
      }),
    );
    this.destination = new CfnDeliveryDestination(this, 'Destination', {
      name: deliveryName(this),
      destinationResourceArn: logs.logGroupArn,
    });
  }

  /** The errors of one bus or subscriber. */
  collect(scope: Construct, resourceArn: string): void {
    const name = deliveryName(scope);
    const source = new CfnDeliverySource(scope, 'ErrorLogs', { name, logType: 'ERROR_LOGS', resourceArn });
    const delivery = new CfnDelivery(scope, 'LogDelivery', {
      deliverySourceName: source.name,
      deliveryDestinationArn: this.destination.attrArn,
    });
    delivery.addResourceDependency(source);
  }
}

/** What takes part in a log delivery has to be named, in 60 characters at most. */
const deliveryName = (scope: Construct): string => Names.uniqueResourceName(scope, { maxLength: 60 });
