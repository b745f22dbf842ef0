import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** EventBridge's own maxima: what cannot be delivered in a day is parked. */
export const DELIVERY = { maxEventAge: Duration.hours(24), retryAttempts: 185 };

/** Events that reached neither the target of a rule nor its dead-letter queue. */
export function lostEvents(rule: Readonly<Record<string, string>>): IMetric {
  const metric = (metricName: string): Metric =>
    new Metric({ namespace: 'AWS/Events', metricName, dimensionsMap: rule, statistic: 'Sum' });
  return new MathExpression({
    expression: 'FILL(failed, 0) + FILL(lost, 0)',
    usingMetrics: { failed: metric('FailedInvocations'), lost: metric('InvocationsFailedToBeSentToDlq') },
    period: Duration.minutes(1),
    label: 'events lost',
  });
}
