import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Where `FILL` puts a zero for what CloudWatch does not know yet, the newest period says nothing: look further back. */
export const FILLED_PERIODS = 5;

export interface Watch {
  readonly metric: IMetric;
  /** The alarm rings above it. */
  readonly threshold?: number;
  /** How many of the last periods are looked at; it rings when one of them is above the threshold. */
  readonly periods?: number;
  readonly description: string;
}

/** What is watched, as people read it: the constructs that it is in, then its own name. docs/runbook.md lists it. */
export const titleOf = (scope: Construct, name: string): string =>
  [...scope.node.path.split('/').slice(1), name].join(' ');

/** Tells the topic as soon as the metric is above the threshold. The alarm is called `<stack> <title>`. */
export function raiseAlarm(
  scope: Construct,
  name: string,
  { metric, threshold = 0, periods = 1, description, topic }: Watch & { readonly topic: ITopic },
): void {
  const alarm = new Alarm(scope, `${name}Alarm`, {
    alarmName: `${Stack.of(scope).stackName} ${titleOf(scope, name)}`,
    metric,
    threshold,
    evaluationPeriods: periods,
    datapointsToAlarm: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${description}. See docs/runbook.md`,
  });
  alarm.addAlarmAction(new SnsAction(topic));
}
