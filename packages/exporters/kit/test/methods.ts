import * as stacks from './stacks.ts';
import { idOf, type Properties, type Resources } from './templates.ts';
import { filledIn, util } from './velocity.ts';

interface Method {
  readonly route: string;
  readonly properties: Properties;
}

export const services = stacks.services.map((service) => ({ ...service, methods: methodsOf(service.resources) }));
export const methods = services.flatMap((service) => service.methods);

/** Every method with its verb and path. */
function methodsOf(resources: Resources): Method[] {
  const parts = new Map(resources.entries('AWS::ApiGateway::Resource'));
  const pathOf = (id: string): string => {
    const { ParentId, PathPart } = parts.get(id) ?? {};
    return typeof PathPart === 'string' ? `${pathOf(idOf(ParentId))}/${PathPart}` : '';
  };
  return resources.of('AWS::ApiGateway::Method').map((properties) => ({
    route: `${String(properties['HttpMethod'])} ${pathOf(idOf(properties['ResourceId']))}`,
    properties,
  }));
}

export const methodAt = (service: string, path: string | null): Properties | undefined =>
  services.find(({ name }) => name === service)?.methods.find(({ route }) => route === `POST /${String(path)}`)
    ?.properties;

interface Integration {
  readonly RequestTemplates: Readonly<Record<string, unknown>>;
  readonly RequestParameters: Readonly<Record<string, string>>;
  readonly IntegrationResponses: readonly {
    readonly StatusCode: string;
    readonly SelectionPattern?: string;
    readonly ResponseTemplates: Readonly<Record<string, string>>;
  }[];
}
export const integrationOf = (method: Properties | undefined): Integration =>
  (method?.['Integration'] ?? {}) as Integration;

/** A template is a text, or parts of it with names that CloudFormation fills in. */
function templateOf(method: Properties | undefined): string {
  const template = integrationOf(method).RequestTemplates['application/json'];
  if (typeof template === 'string') return template;
  const [, parts] = (template as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : 'arn')).join('');
}

/** What comes out for a request of one caller. */
export const mapped = (
  method: Properties | undefined,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): string =>
  filledIn(templateOf(method), {
    util,
    input: { json: () => JSON.stringify(body), params: (name: string) => headers[name] ?? '' },
    context: {
      requestId: 'request-1',
      requestTime: '09/Jul/2026:12:34:56 +0000',
      identity: { caller: 'caller-1' },
      authorizer: { claims: { sub: 'caller-1' } },
    },
  });

/** Methods whose requests API Gateway hands to a service of AWS by itself. */
export const mappedTo = (service: string): number =>
  methods.filter(({ properties }) => JSON.stringify(properties['Integration']).includes(`:${service}:`)).length;

/** What a caller may say. */
export const HOSTILE = `a"b\\c'd\ne&f=g$h#i`;
