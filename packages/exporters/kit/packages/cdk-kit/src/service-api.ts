import type { CommandContract, EventContract } from '@kit/contracts';
import { draft4Schema } from '@kit/contracts/catalog';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { accessTo, type Caller } from './api-access.ts';
import { Integrations } from './api-integrations.ts';
import type { CommandQueue } from './command-queue.ts';
import type { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

export interface RouteProps {
  readonly path: string;
  readonly caller?: Caller;
}

/** The public way into a service: a route for each command, report and read model, checked by their schemas. */
export class ServiceApi extends Construct {
  private readonly api: apigw.RestApi;
  private readonly access: (caller: Caller) => apigw.MethodOptions;
  private readonly integrations: Integrations;
  private readonly validator: apigw.RequestValidator;
  private readonly resources = new Map<string, apigw.Resource>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = ServiceStack.containing(this);
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.api = new apigw.RestApi(this, 'Api', {
      // The metrics of an API go by its name.
      restApiName: stack.stackName,
      // The platform makes the one role by which the account's APIs write logs.
      cloudWatchRole: false,
      endpointTypes: [apigw.EndpointType.REGIONAL],
      deployOptions: {
        stageName: stack.stage,
        tracingEnabled: true,
        metricsEnabled: true,
        loggingLevel: apigw.MethodLoggingLevel.ERROR,
        accessLogDestination: new apigw.LogGroupLogDestination(accessLog),
        accessLogFormat: apigw.AccessLogFormat.jsonWithStandardFields(),
        throttlingRateLimit: 100,
        throttlingBurstLimit: 200,
      },
    });
    this.validator = this.api.addRequestValidator('Validator', {
      validateRequestBody: true,
      validateRequestParameters: true,
    });
    this.access = accessTo(this.api, this);
    this.integrations = new Integrations(this, 'Integrations');
    stack.watch(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' }),
      description: 'callers get an answer of 500 or more (5XXError)',
    });
    Validations.of(this.api).acknowledge({
      id: 'AwsSolutions-APIG3',
      reason: 'A web ACL is shared by the account, it is not made by each service.',
    });
  }

  /** Storage first: API Gateway itself puts the command in the queue and answers 202. No code of ours runs before. */
  store(command: CommandContract, { queue, ...route }: RouteProps & { readonly queue: CommandQueue }): void {
    const integration = this.integrations.toQueue(queue, { kind: 'command', name: command.key });
    this.post(route, command.schema, integration, ['202', '400', '503']);
  }

  /** The same for what an external system reports: the data of an event of this service. */
  storeReport(event: EventContract, { queue, ...route }: RouteProps & { readonly queue: CommandQueue }): void {
    const { $defs = {} } = event.schema as { readonly $defs?: Readonly<Record<string, object>> };
    const { [`${event.name}V${event.version}`]: data = {}, EventMetadata: _, ...shared } = $defs;
    const integration = this.integrations.toQueue(queue, { kind: 'report', name: event.key });
    this.post(route, { ...data, $defs: shared }, integration, ['202', '400', '503']);
  }

  /** Storage first, with the bus as the store: API Gateway itself publishes the event that the command is, and answers 200. */
  publish(command: CommandContract, { event, ...route }: RouteProps & { readonly event: EventContract }): void {
    this.post(route, command.schema, this.integrations.toBus(command, event), ['200', '503']);
  }

  /** The command is handled while its caller waits: 200 with what happened. */
  answer(command: CommandContract, { handler, ...route }: RouteProps & { readonly handler: ServiceFunction }): void {
    this.post(route, command.schema, this.integrations.toFunction(handler), []);
  }

  /** `GET /<path>/{id}`, and `GET /<path>` for the lists. */
  read({ path, handler, caller = 'people' }: RouteProps & { readonly handler: ServiceFunction }): void {
    const integration = this.integrations.toFunction(handler);
    const options = { ...this.access(caller), requestValidator: this.validator };
    const many = this.resource(path);
    const parameters = ['list', 'limit', 'next'].map((name) => `method.request.querystring.${name}`);
    many.addMethod('GET', integration, {
      ...options,
      requestParameters: Object.fromEntries(parameters.map((name) => [name, false])),
    });
    const one = many.addResource('{id}');
    one.addMethod('GET', integration, { ...options, requestParameters: { 'method.request.path.id': true } });
  }

  /** A command and a read model may have the same path. */
  private resource(path: string): apigw.Resource {
    const resource = this.resources.get(path) ?? this.api.root.addResource(path);
    this.resources.set(path, resource);
    return resource;
  }

  private post(
    { path, caller = 'people' }: RouteProps,
    schema: object,
    integration: apigw.Integration,
    statusCodes: readonly string[],
  ): void {
    const resource = this.resource(path);
    const model = new apigw.CfnModel(resource, 'Model', {
      restApiId: this.api.restApiId,
      contentType: 'application/json',
      schema: draft4Schema(schema as Readonly<Record<string, unknown>>),
    });
    resource.addMethod('POST', integration, {
      ...this.access(caller),
      requestModels: { 'application/json': apigw.Model.fromModelName(resource, 'Body', model.ref) },
      requestValidator: this.validator,
      methodResponses: statusCodes.map((statusCode) => ({ statusCode })),
    });
    // The CDK makes a new deployment when something it knows has changed. It does not know this model.
    this.api.latestDeployment?.addToLogicalId({ [path]: schema });
  }
}
