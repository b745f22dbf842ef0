import type { Properties, PropertyType } from './property-type.ts';

const text: PropertyType = { type: 'string' };
const map: PropertyType = { type: 'map', element: text };
const nested = (properties: Properties): PropertyType => ({ type: 'nested', properties });
const texts = (...names: readonly string[]): Properties =>
  Object.fromEntries(names.map((name) => [name, { type: text }]));

/**
 * What the newest published specification leaves out of a resource type, as its page in the CloudFormation guide says
 * it. `InvokeConfiguration` is required by CloudFormation and by the CDK, and 0.1.216 does not have it. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-eventsv2-subscriber-invokeconfiguration.html
 */
export const SUPPLEMENT: Readonly<Record<string, Properties>> = {
  'AWS::EventsV2::Subscriber': {
    InvokeConfiguration: {
      required: true,
      type: nested({
        TargetArn: { type: text, required: true },
        RoleArn: { type: text, required: true },
        KinesisParameters: { type: nested(texts('ExplicitHashKey', 'PartitionKey')) },
        LambdaParameters: {
          type: nested(
            texts('DurableExecutionName', 'InvocationTimeoutSeconds', 'InvocationType', 'Qualifier', 'TenantId'),
          ),
        },
        StepFunctionsParameters: {
          type: nested(texts('InvocationTimeoutSeconds', 'InvocationType', 'Name', 'TraceHeader')),
        },
        HttpParameters: {
          type: nested({
            ...texts('InvocationTimeoutSeconds'),
            HeaderParameters: { type: map },
            PathParameterValues: { type: { type: 'array', element: text } },
            QueryStringParameters: { type: map },
          }),
        },
      }),
    },
  },
};
