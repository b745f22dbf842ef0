import { PLACES } from '@kit/contracts';
import { Aws, RemovalPolicy, Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { FunctionConsumerProps } from './consumers.ts';
import { deadLetterQueue } from './queues.ts';
import { Subscription } from './routing.ts';
import { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';
import type { ServiceTable } from './tables.ts';
import { workflowTarget } from './targets.ts';
import { joinDefinition, stepsDefinition, type Definition } from './workflow-definition.ts';

export interface WorkflowConsumerProps extends FunctionConsumerProps {
  /** The steps of `workflowHandler` or `joinWorkflow` of the event kit, in their order; without them one step is all. */
  readonly steps?: readonly string[];
  /** Where it is remembered which events were handled. */
  readonly table: ServiceTable;
  /** For a join: how long the first event waits for the others. */
  readonly waits?: Duration;
}

/**
 * rule -> state machine -> function, one step after the other. Each step is tried again by itself; what keeps failing
 * ends in `Failed`, and the workflow can be started again with that message as its input.
 */
export class WorkflowConsumer extends Subscription {
  readonly handler: ServiceFunction;

  constructor(
    scope: Construct,
    id: string,
    { entry, timeout, memorySize, steps = [], table, waits, ...props }: WorkflowConsumerProps,
  ) {
    super(scope, id, props);
    this.handler = new ServiceFunction(this, 'Handler', {
      entry,
      description: props.description.slice(0, 256),
      ...(timeout === undefined ? {} : { timeout }),
      ...(memorySize === undefined ? {} : { memorySize }),
    });
    const failed = deadLetterQueue(this, 'Failed');
    const eventId = Array.isArray(props.events) ? PLACES.eventId : 'id';
    const definition =
      waits === undefined
        ? stepsDefinition(id, props.description, eventId, steps)
        : joinDefinition(props.description, waits.toSeconds(), steps);
    const machine = this.machine(id, definition, {
      Partition: Aws.PARTITION,
      Handler: this.handler.functionArn,
      Failed: failed.queueUrl,
      ...(waits === undefined ? { Table: table.tableName } : {}),
    });
    machine.addToRolePolicy(allow(this.handler.functionArn, 'lambda:InvokeFunction'));
    machine.addToRolePolicy(allow(failed.queueArn, 'sqs:SendMessage'));
    if (waits === undefined) machine.addToRolePolicy(allow(table.tableArn, 'dynamodb:PutItem', 'dynamodb:DeleteItem'));
    this.deliverTo(workflowTarget(machine));
  }

  private machine(id: string, definition: Definition, definitionSubstitutions: Record<string, string>): StateMachine {
    const stack = ServiceStack.containing(this);
    const machine = new StateMachine(this, 'Workflow', {
      definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
      definitionSubstitutions,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'WorkflowLogs', {
          // With this beginning the log needs no line in a policy that has room for few of them.
          logGroupName: `/aws/vendedlogs/states/${stack.stackName}/${id}`,
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    stack.watch(this, 'Workflow', {
      metric: machine.metricFailed({ period: Duration.minutes(1) }),
      description: `a workflow of ${id} fails (ExecutionsFailed)`,
    });
    Validations.of(machine.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Neither X-Ray nor the delivery of logs has resource-level permissions.',
    });
    return machine;
  }
}

const allow = (resource: string, ...actions: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources: [resource] });
