import { keyOf, typeNameOf, type Schema } from './model.ts';
import { DIALECT, METADATA_SCHEMA, type ContractText } from './schemas.ts';

/** The schema file of an event version: the whole envelope, complete in itself. */
export function envelopeSchema({ name, version, description, data, defs }: ContractText): Schema {
  const typeName = typeNameOf({ name, version });
  return {
    $schema: DIALECT,
    $id: `urn:event:${keyOf({ name, version })}`,
    title: `${typeName}Envelope`,
    description,
    type: 'object',
    properties: { metadata: { $ref: '#/$defs/EventMetadata' }, data: { $ref: `#/$defs/${typeName}` } },
    required: ['metadata', 'data'],
    additionalProperties: true,
    $defs: { EventMetadata: METADATA_SCHEMA, [typeName]: { description, ...data }, ...defs },
  };
}

/** A sample as it travels on the bus. Its ids are fixed, so that the same contract gives the same file. */
export function sampleEnvelope(
  { name, version, producer }: { readonly name: string; readonly version: number; readonly producer: string },
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const metadata = {
    eventId: `sample-${keyOf({ name, version })}`,
    version,
    time: '2026-01-01T12:00:00.000Z',
    producer,
    correlationId: 'sample-flow',
    causationId: 'sample-cause',
  };
  return { metadata, data };
}

/** The part of a rule's pattern that asks for one version. */
export const versionPattern = (version: number): object => ({ metadata: { version: [version] } });
