import { openapiSchema } from './downgrade.ts';
import { byText, isSchema, keyOf, typeNameOf, type EventVersion, type Schema } from './model.ts';

/** File name and schema name in the registry. */
export const registryName = ({ source, name, version }: Pick<EventVersion, 'source' | 'name' | 'version'>): string =>
  `${source}@${name}-v${version}`;

/** The document of the EventBridge schema registry: OpenAPI 3.0 with EventBridge's own envelope around ours. */
export function registryDocument(event: EventVersion, schema: Schema): Schema {
  const { $defs, ...envelope } = schema;
  if (!isSchema($defs)) throw new TypeError(`${keyOf(event)}: the schema has no definitions`);
  const parts = Object.entries($defs)
    .sort(([a], [b]) => byText(a, b))
    .map(([name, part]) => [name, openapiSchema(part as Schema)]);
  const text = { type: 'string' };
  return {
    openapi: '3.0.0',
    info: { version: `${event.version}.0.0`, title: typeNameOf(event) },
    paths: {},
    components: {
      schemas: {
        AWSEvent: {
          type: 'object',
          required: ['detail-type', 'resources', 'detail', 'id', 'source', 'time', 'region', 'version', 'account'],
          'x-amazon-events-detail-type': event.detailType,
          'x-amazon-events-source': event.source,
          properties: {
            detail: { $ref: `#/components/schemas/${typeNameOf(event)}Envelope` },
            account: text,
            'detail-type': text,
            id: text,
            region: text,
            resources: { type: 'array', items: text },
            source: text,
            time: { type: 'string', format: 'date-time' },
            version: text,
          },
        },
        [`${typeNameOf(event)}Envelope`]: openapiSchema(envelope),
        ...(Object.fromEntries(parts) as Schema),
      },
    },
  };
}
