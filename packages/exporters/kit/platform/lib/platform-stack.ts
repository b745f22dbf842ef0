import { alarmTopicParameter, busArnParameter, registryFor, stackName } from '@kit/cdk-kit';
import { AUTHORISER, DOMAIN } from '@kit/contracts/catalog';
import { CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import { CfnRegistry } from 'aws-cdk-lib/aws-eventschemas';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { addApiLogs } from './api-logs.ts';
import { DomainBus } from './domain-bus.ts';
import { addUserPool } from './user-pool.ts';

/** What the services share, and nothing of what they do: one bus, the registry of its schemas, one topic for alarms. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, { stage, ...props }: StackProps & { readonly stage: string }) {
    super(scope, stackName(stage, 'platform'), { description: `Event bus of ${DOMAIN}`, ...props });
    for (const [key, value] of Object.entries({ domain: DOMAIN, stage })) Tags.of(this).add(key, value);

    const alarms = this.alarmTopic(stage);
    const bus = new DomainBus(this, 'Bus', { stage });
    new CfnRegistry(this, 'Schemas', {
      registryName: registryFor(stage),
      description: `Contracts of the events of ${DOMAIN}`,
    });
    if (AUTHORISER === 'userPool') addUserPool(this, stage);
    addApiLogs(this);

    // All that services know of this stack.
    new StringParameter(this, 'BusArn', { parameterName: busArnParameter(stage), stringValue: bus.arn });
    new StringParameter(this, 'AlarmTopicArn', {
      parameterName: alarmTopicParameter(stage),
      stringValue: alarms.topicArn,
    });
    new CfnOutput(this, 'EventBusArn', { value: bus.arn });
  }

  /** Every alarm of every service goes here. Subscribe whoever is on call. */
  private alarmTopic(stage: string): Topic {
    const topic = new Topic(this, 'Alarms', { topicName: `${DOMAIN}-${stage}-alarms`, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return topic;
  }
}
