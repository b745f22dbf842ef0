import { DOMAIN } from '@kit/contracts/catalog';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
  type EventInvokeConfigOptions,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ServiceStack } from './service-stack.ts';

/** `once` of the event kit holds its lock for 60 s, so no function runs longer than this. */
const MAX_TIMEOUT = Duration.seconds(50);

export interface ServiceFunctionProps extends EventInvokeConfigOptions {
  /** The file that exports the handler, as `new URL('../src/x.ts', import.meta.url)`. */
  readonly entry: URL;
  /** Name of the export. */
  readonly handler?: string;
  readonly description?: string;
  readonly timeout?: Duration;
  readonly memorySize?: number;
}

/** A function with its own role and log group, traced, with an alarm on its errors. */
export class ServiceFunction extends LambdaFunction {
  constructor(
    scope: Construct,
    id: string,
    { entry, handler = 'handler', timeout = Duration.seconds(10), ...props }: ServiceFunctionProps,
  ) {
    const stack = ServiceStack.containing(scope);
    const { code, module } = stack.code.of(entry);
    if (timeout.toSeconds() > MAX_TIMEOUT.toSeconds())
      throw new RangeError(`${id} may run for ${MAX_TIMEOUT.toSeconds()} s at most`);
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      memorySize: 512,
      ...props,
      timeout,
      code,
      handler: `${module}.${handler}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: stack.service,
        POWERTOOLS_METRICS_NAMESPACE: DOMAIN,
        STAGE: stack.stage,
      },
    });
    this.acknowledge(role);
    stack.watch(scope, `${id}Errors`, {
      metric: this.metricErrors({ period: Duration.minutes(1) }),
      description: `${id} fails (Errors)`,
    });
  }

  /** A stream waits behind a record that fails: what waits gets older, while Lambda counts no error. */
  watchIteratorAge(limit: Duration): void {
    ServiceStack.containing(this).watch(this, 'IteratorAge', {
      metric: this.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: limit.toMilliseconds(),
      description: `${this.node.id} does not read its stream in time (IteratorAge)`,
    });
  }

  allow(resource: string, ...actions: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
  }

  private acknowledge(role: Role): void {
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray has no resource-level permissions for sending trace segments.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason: 'What fails ends in the dead-letter queue of the source, or in the failure destination.',
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping of SQS has no failure destination, its queue has a redrive policy. Streams are given one.',
    });
  }
}
