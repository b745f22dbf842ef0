import { DOMAIN, SERVICES, type ServiceName } from '@kit/contracts/catalog';
import { Stack, Tags, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct, IConstruct } from 'constructs';
import { alarmTopicParameter, busArnParameter, stackName } from './names.ts';
import type { ServiceFunction } from './service-function.ts';

export interface ServiceStackProps extends StackProps {
  readonly stage: string;
}

/** A service's own stack, as `bin/` creates it. */
export type ServiceStackClass = new (scope: Construct, props: ServiceStackProps) => ServiceStack;

export interface Watch {
  readonly metric: IMetric;
  /** The alarm rings above it. */
  readonly threshold?: number;
  readonly description: string;
}

/** Base of every microservice's stack: its bus, its alarms, its dashboard. */
export abstract class ServiceStack extends Stack {
  readonly service: ServiceName;
  readonly stage: string;
  private knownBus: IEventBus | undefined;
  private knownTopic: ITopic | undefined;
  private readonly widgets: GraphWidget[] = [];

  protected constructor(scope: Construct, service: ServiceName, { stage, ...props }: ServiceStackProps) {
    super(scope, stackName(stage, service), { description: `Microservice ${service} of ${DOMAIN}`, ...props });
    this.service = service;
    this.stage = stage;
    const { context = '' } = SERVICES.find(({ name }) => name === service) ?? {};
    const tags = { domain: DOMAIN, service, stage, 'bounded-context': tagValue(context) };
    for (const [key, value] of Object.entries(tags)) if (value !== '') Tags.of(this).add(key, value);
  }

  /** The platform's bus. CloudFormation looks it up at deployment, and only for a service that uses it. */
  get bus(): IEventBus {
    this.knownBus ??= EventBus.fromEventBusArn(this, 'Bus', this.parameter(busArnParameter(this.stage)));
    return this.knownBus;
  }

  private get alarmTopic(): ITopic {
    this.knownTopic ??= Topic.fromTopicArn(this, 'AlarmTopic', this.parameter(alarmTopicParameter(this.stage)));
    return this.knownTopic;
  }

  static containing(construct: IConstruct): ServiceStack {
    const stack = Stack.of(construct);
    if (!(stack instanceof ServiceStack)) throw new Error(`${construct.node.path} is not in a service's stack`);
    return stack;
  }

  /** Raises an alarm as soon as the metric is above the threshold, and shows it on the service's dashboard. */
  watch(scope: Construct, name: string, { metric, threshold = 0, description }: Watch): void {
    const title = [...scope.node.path.split('/').slice(1), name].join(' ');
    const alarm = new Alarm(scope, `${name}Alarm`, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${this.service}: ${description}. See docs/runbook.md`,
    });
    alarm.addAlarmAction(new SnsAction(this.alarmTopic));
    this.widgets.push(new GraphWidget({ title, left: [metric], width: 8 }));
  }

  /** For a function that publishes without an outbox: the bus to `publish` on, and the right to. */
  grantPublish(handler: ServiceFunction): void {
    handler.addEnvironment('EVENT_BUS_ARN', this.bus.eventBusArn);
    this.bus.grantPutEventsTo(handler);
  }

  private parameter(name: string): string {
    return StringParameter.valueForStringParameter(this, name);
  }

  /** Call it last: the dashboard shows everything that is watched by then. */
  protected addDashboard(): void {
    new Dashboard(this, 'Dashboard', { dashboardName: this.stackName }).addWidgets(...this.widgets);
  }
}

/** Tags allow letters, digits, spaces and a few signs. */
const tagValue = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _.:/=+@-]/gu, '')
    .slice(0, 256)
    .trim();
