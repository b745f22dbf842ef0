import { keyOf, typeNameOf, type Schema } from './model.ts';
import { DIALECT, METADATA_SCHEMA, type ContractText } from './schemas.ts';

const said = METADATA_SCHEMA['properties'] as Readonly<Record<string, Schema>>;

/** What an event says about itself, beside its data in the same object. */
const HEADER_SCHEMA: Schema = {
  description: 'What every event on the bus says about itself, beside its data.',
  type: 'object',
  properties: {
    eventId: said['eventId'],
    version: said['version'],
    eventTime: said['time'],
    correlationId: said['correlationId'],
    causationId: said['causationId'],
  },
  required: ['eventId', 'version', 'eventTime', 'correlationId'],
  additionalProperties: true,
};

/** The schema file of an event version: its data with the header among them, complete in itself. */
export function envelopeSchema({ name, version, description, data, defs }: ContractText): Schema {
  const typeName = typeNameOf({ name, version });
  return {
    $schema: DIALECT,
    $id: `urn:event:${keyOf({ name, version })}`,
    title: `${typeName}Detail`,
    description,
    type: 'object',
    allOf: [{ $ref: '#/$defs/EventHeader' }, { $ref: `#/$defs/${typeName}` }],
    additionalProperties: true,
    $defs: { EventHeader: HEADER_SCHEMA, [typeName]: { description, ...data }, ...defs },
  };
}

/** A sample as it travels on the bus. Its ids are fixed, so that the same contract gives the same file. */
export function sampleEnvelope(
  { name, version }: { readonly name: string; readonly version: number; readonly producer: string },
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    eventId: `sample-${keyOf({ name, version })}`,
    version,
    eventTime: '2026-01-01T12:00:00.000Z',
    correlationId: 'sample-flow',
    causationId: 'sample-cause',
    ...data,
  };
}

/** The part of a rule's pattern that asks for one version. */
export const versionPattern = (version: number): object => ({ version: [version] });
