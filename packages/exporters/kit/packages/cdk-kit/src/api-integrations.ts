import type { CommandContract, EventContract } from '@kit/contracts';
import { Aws } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { CommandQueue } from './command-queue.ts';
import { BUS_ANSWER, busTemplate, queueTemplate } from './mapping-templates.ts';
import type { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

/** What API Gateway does with a request: hands it to SQS or EventBridge by itself, or asks a function. */
export class Integrations extends Construct {
  private knownRole: Role | undefined;

  toQueue({ queue }: CommandQueue, message: { readonly kind: string; readonly name: string }): apigw.Integration {
    queue.grantSendMessages(this.role);
    return new apigw.AwsIntegration({
      service: 'sqs',
      path: `${Aws.ACCOUNT_ID}/${queue.queueName}`,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: this.role,
        passthroughBehavior: apigw.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': queueTemplate(message) },
        integrationResponses: [
          ...answers(
            '202',
            '{"status":"accepted","requestId":"$context.requestId"}',
            'not stored',
            '4(?!00)\\d\\d|5\\d\\d',
          ),
          {
            // SQS takes one MiB, API Gateway ten. Sending it again does not make it smaller.
            statusCode: '400',
            selectionPattern: '400',
            responseTemplates: { 'application/json': '{"status":"not stored, the body is too large"}' },
          },
        ],
      },
    });
  }

  toBus(command: CommandContract, event: EventContract): apigw.Integration {
    const { busArn } = ServiceStack.containing(this);
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['events:PutEvents'],
        resources: [busArn],
        conditions: { StringEquals: { 'events:source': event.source, 'events:detail-type': event.detailType } },
      }),
    );
    return new apigw.AwsIntegration({
      service: 'events',
      action: 'PutEvents',
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: this.role,
        passthroughBehavior: apigw.PassthroughBehavior.NEVER,
        requestParameters: {
          'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
          'integration.request.header.Content-Type': "'application/x-amz-json-1.1'",
        },
        requestTemplates: { 'application/json': busTemplate(command, event, busArn) },
        integrationResponses: answers('200', BUS_ANSWER, 'not published'),
      },
    });
  }

  toFunction(handler: ServiceFunction): apigw.Integration {
    return new apigw.LambdaIntegration(handler, { allowTestInvoke: false });
  }

  private get role(): Role {
    this.knownRole ??= new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    return this.knownRole;
  }
}

const answers = (
  statusCode: string,
  json: string,
  failed: string,
  failures = '[45]\\d\\d',
): apigw.IntegrationResponse[] => [
  { statusCode, responseTemplates: { 'application/json': json } },
  {
    statusCode: '503',
    selectionPattern: failures,
    responseTemplates: { 'application/json': `{"status":"${failed}, try again"}` },
  },
];
