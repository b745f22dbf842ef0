import { keyOf, typeNameOf, type Schema } from './model.ts';

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** What every event on the bus says about itself. */
export const METADATA_SCHEMA: Schema = {
  description: 'What every event on the bus says about itself.',
  type: 'object',
  properties: {
    // Not `format: uuid`: EventBridge Scheduler puts the events of timers on the bus, and it cannot make one.
    eventId: { type: 'string', minLength: 1, description: 'Unique id of this fact. Consumers deduplicate on it.' },
    version: { type: 'integer', minimum: 1, description: "Major version of the data's schema." },
    time: { type: 'string', format: 'date-time', description: 'When the fact happened in the domain.' },
    producer: { type: 'string', minLength: 1, description: 'Microservice that owns the event.' },
    correlationId: {
      type: 'string',
      minLength: 1,
      description: 'Same for everything that one request or timer set in motion.',
    },
    causationId: { type: 'string', minLength: 1, description: 'Id of the command or event that led to this one.' },
    traceId: { type: 'string', description: 'X-Ray trace header of the publishing invocation.' },
  },
  required: ['eventId', 'version', 'time', 'producer', 'correlationId'],
  additionalProperties: true,
};

export interface ContractText {
  readonly name: string;
  readonly version: number;
  readonly description: string;
  /** Of an object. */
  readonly data: Schema;
  /** The shared types that `data` refers to as `#/$defs/<Name>`. */
  readonly defs: Readonly<Record<string, Schema>>;
}

/** The schema file of a command version: its data alone, because the sender knows no envelope. */
export function commandSchema({ name, version, description, data, defs }: ContractText): Schema {
  return {
    $schema: DIALECT,
    $id: `urn:command:${keyOf({ name, version })}`,
    title: typeNameOf({ name, version }),
    description,
    ...data,
    ...(Object.keys(defs).length === 0 ? {} : { $defs: defs }),
  };
}
