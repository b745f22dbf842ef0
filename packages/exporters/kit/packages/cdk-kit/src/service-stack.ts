import { DOMAIN, SERVICES, type ServiceName } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { Stack, Tags, type StackProps } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct, IConstruct } from 'constructs';
import { raiseAlarm, titleOf, type Watch } from './alarm.ts';
import { alarmTopicParameter, busArnParameter, stackName } from './names.ts';
import { ownEventsOnly } from './publishing.ts';
import { ServiceCode } from './service-code.ts';
import type { ServiceFunction } from './service-function.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: string;
}

/** A service's own stack, as `bin/` creates it. */
export type ServiceStackClass = new (scope: Construct, props: ServiceStackProps) => ServiceStack;

/** Base of every microservice's stack: its alarms, its dashboard, its way to the bus. */
export abstract class ServiceStack extends Stack {
  readonly service: ServiceName;
  readonly stage: string;
  readonly code: ServiceCode;
  private knownTopic: ITopic | undefined;
  private readonly widgets: GraphWidget[] = [];

  protected constructor(scope: Construct, service: ServiceName, { stage, ...props }: ServiceStackProps) {
    super(scope, stackName(stage, service), { description: `Microservice ${service} of ${DOMAIN}`, ...props });
    this.service = service;
    this.stage = stage;
    this.code = new ServiceCode(service);
    const { context = '', team = '' } = SERVICES.find(({ name }) => name === service) ?? {};
    const tags = { domain: DOMAIN, service, stage, 'bounded-context': tagValue(context), team: tagValue(team) };
    for (const [key, value] of Object.entries(tags)) if (value !== '') Tags.of(this).add(key, value);
  }

  /** The platform's bus. CloudFormation looks it up at deployment, and only for a service that uses it. */
  get busArn(): string {
    return this.lookUp(busArnParameter(this.stage));
  }

  private get alarmTopic(): ITopic {
    this.knownTopic ??= Topic.fromTopicArn(this, 'AlarmTopic', this.lookUp(alarmTopicParameter(this.stage)));
    return this.knownTopic;
  }

  static containing(construct: IConstruct): ServiceStack {
    const stack = Stack.of(construct);
    if (!(stack instanceof ServiceStack)) throw new Error(`${construct.node.path} is not in a service's stack`);
    return stack;
  }

  /** Raises an alarm as soon as the metric is above the threshold, and shows it on the service's dashboard. */
  watch(scope: Construct, name: string, watch: Watch): void {
    const description = `${this.service}: ${watch.description}`;
    raiseAlarm(scope, name, { ...watch, description, topic: this.alarmTopic });
    this.widgets.push(new GraphWidget({ title: titleOf(scope, name), left: [watch.metric], width: 8 }));
  }

  /** The right to put the events of this service on its bus, for whatever does it. */
  get ownEvents(): PolicyStatement {
    return ownEventsOnly(this.service, this.busArn);
  }

  /** For a function that publishes: the bus to `publish` on, and the right to; for all events of the service, or some. */
  grantPublish(handler: ServiceFunction, events?: readonly EventContract[]): void {
    handler.addEnvironment('EVENT_BUS_ARN', this.busArn);
    handler.addToRolePolicy(ownEventsOnly(this.service, this.busArn, events));
  }

  /** What the platform wrote down under this name, at deployment. */
  lookUp(name: string): string {
    return StringParameter.valueForStringParameter(this, name);
  }

  /** Call it last: the dashboard shows everything that is watched by then. */
  protected addDashboard(): void {
    const counted = ['RecordsHandled', 'RecordsFailed'].map(
      (metricName) =>
        new Metric({ namespace: DOMAIN, metricName, dimensionsMap: { service: this.service }, statistic: 'Sum' }),
    );
    new Dashboard(this, 'Dashboard', { dashboardName: this.stackName }).addWidgets(
      new GraphWidget({ title: 'Records', left: counted, width: 8 }),
      ...this.widgets,
    );
  }
}

/** Tags allow letters, digits, spaces and a few signs. */
const tagValue = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _.:/=+@-]/gu, '')
    .slice(0, 256)
    .trim();
