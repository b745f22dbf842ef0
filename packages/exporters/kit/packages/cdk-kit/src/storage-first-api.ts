import type { CommandContract, EventContract } from '@kit/contracts';
import { draft4Schema } from '@kit/contracts/catalog';
import { Aws, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { CommandQueue } from './command-queue.ts';

/**
 * Storage first: API Gateway checks a request against the schema and stores it in the command queue itself. No code of
 * ours runs before it is stored, and the caller gets 202 with the id to follow it by.
 */
export class StorageFirstApi extends Construct {
  readonly api: apigw.RestApi;
  private readonly commands: CommandQueue;
  private readonly role: Role;
  private readonly validator: apigw.RequestValidator;

  constructor(scope: Construct, id: string, { queue }: { readonly queue: CommandQueue }) {
    super(scope, id);
    this.commands = queue;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    queue.queue.grantSendMessages(this.role);
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new apigw.RestApi(this, 'Api', {
      cloudWatchRole: false,
      endpointTypes: [apigw.EndpointType.REGIONAL],
      deployOptions: {
        tracingEnabled: true,
        metricsEnabled: true,
        loggingLevel: apigw.MethodLoggingLevel.ERROR,
        accessLogDestination: new apigw.LogGroupLogDestination(accessLog),
        accessLogFormat: apigw.AccessLogFormat.jsonWithStandardFields(),
        throttlingRateLimit: 100,
        throttlingBurstLimit: 200,
      },
      defaultMethodOptions: { authorizationType: apigw.AuthorizationType.IAM },
    });
    this.validator = this.api.addRequestValidator('Validator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    this.acknowledge();
  }

  /** `POST /<path>` stores the command. */
  accept(command: CommandContract, { path }: { readonly path: string }): void {
    this.addRoute(path, { kind: 'command', name: command.key }, command.schema);
  }

  /** `POST /<path>` stores what an external system reports: the data of an event of this service. */
  acceptReport(event: EventContract, { path }: { readonly path: string }): void {
    const { $defs = {} } = event.schema as { readonly $defs?: Readonly<Record<string, object>> };
    const { [`${event.name}V${event.version}`]: data = {}, EventMetadata: _, ...shared } = $defs;
    this.addRoute(path, { kind: 'report', name: event.key }, { ...data, $defs: shared });
  }

  private addRoute(path: string, message: { readonly kind: string; readonly name: string }, schema: object): void {
    const resource = this.api.root.addResource(path);
    const model = new apigw.CfnModel(resource, 'Model', {
      restApiId: this.api.restApiId,
      contentType: 'application/json',
      schema: draft4Schema(schema as Readonly<Record<string, unknown>>),
    });
    resource.addMethod('POST', this.store(message), {
      requestModels: { 'application/json': apigw.Model.fromModelName(resource, 'Body', model.ref) },
      requestValidator: this.validator,
      methodResponses: [{ statusCode: '202' }, { statusCode: '503' }],
    });
    // The CDK makes a new deployment when something it knows has changed. It does not know this model.
    this.api.latestDeployment?.addToLogicalId({ [path]: schema });
  }

  /** Puts the body in the queue, in the shape of `CommandMessage` of the event kit. */
  private store({ kind, name }: { readonly kind: string; readonly name: string }): apigw.Integration {
    // The request to SQS is a form. Our own text is encoded here, the caller's by API Gateway: `$input.json` writes the
    // body anew as JSON and a header is escaped, so neither can step out of its place. In the template language a
    // directive ends where no letter follows, so none stands before a letter.
    const text = (value: string): string => encodeURIComponent(value);
    const header = (name: string, before = ''): string => {
      const value = `$input.params('${name}')`;
      const escaped = `$util.urlEncode($util.escapeJavaScript(${value}).replaceAll("\\\\'","'"))`;
      return `#if(${value} == '')$context.requestId#else${before}${escaped}#end`;
    };
    // A key belongs to its caller and to one command: two callers may have chosen the same.
    const slash = text('/');
    const whose = `${slash}${text(name)}${slash}$util.urlEncode($context.identity.caller)${slash}`;
    const template = [
      `Action=SendMessage&MessageBody=${text(`{"kind":"${kind}","name":"${name}","id":"`)}${header('Idempotency-Key', whose)}`,
      `${text('","correlationId":"')}${header('X-Correlation-Id')}`,
      `${text('","data":')}$util.urlEncode($input.json('$'))${text('}')}`,
    ].join('');
    return new apigw.AwsIntegration({
      service: 'sqs',
      path: `${Aws.ACCOUNT_ID}/${this.commands.queue.queueName}`,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: this.role,
        passthroughBehavior: apigw.PassthroughBehavior.NEVER,
        requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        requestTemplates: { 'application/json': template },
        integrationResponses: [
          {
            statusCode: '202',
            responseTemplates: { 'application/json': '{"status":"accepted","requestId":"$context.requestId"}' },
          },
          {
            statusCode: '503',
            selectionPattern: '[45]\\d\\d',
            responseTemplates: { 'application/json': '{"status":"not stored, try again"}' },
          },
        ],
      },
    });
  }

  private acknowledge(): void {
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG3',
      reason: 'A web ACL is shared by the account, it is not made by each service.',
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-COG4',
      reason: 'Callers sign with IAM. Put in an authoriser for browsers.',
    });
  }
}
