import { type Board, type EventVersionRow, eventAddress, type Json, serviceOf, settingsOf } from '@stormbridge/model';
import { ENVELOPES, registryDocument } from '../cdk/kit/index.ts';
import { type Contract, contractOfVersion, typeNameOf } from './contract.ts';
import type { Schema } from './json-schema.ts';

/** Everything that Stormbridge says about one version of an event. */
export interface EventSchema {
  readonly contract: Contract;
  readonly source: string;
  readonly detailType: string;
  /** JSON Schema 2020-12 of what travels in `detail`: the envelope and the data in it, or the data with a header among them. */
  readonly schema: Schema;
  /** JSON Schema 2020-12 of the data alone. */
  readonly payload: Schema;
  /** A valid `detail`. */
  readonly sample: Json;
  /** OpenAPI 3.0 document for the EventBridge schema registry. */
  readonly registry: Schema;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The schemas of one version of an event, as the board has them now; in the envelope style of its settings. */
export function eventSchema(board: Board, version: EventVersionRow): EventSchema {
  const contract = contractOfVersion(board, version);
  const event = board.elements.get(version.event);
  const address = event === undefined ? { source: '', detailType: '' } : eventAddress(board, event);
  const producer = (event && serviceOf(board, event)?.name) || 'unowned';
  const payload = payloadSchema(contract);
  const { envelopeSchema, sampleEnvelope } = ENVELOPES[settingsOf(board).envelope];
  const schema = envelopeSchema(contract);
  const row = { ...contract, ...address, producer, aggregate: null };
  return {
    contract,
    ...address,
    schema,
    payload,
    sample: sampleEnvelope(row, contract.sample) as Json,
    registry: registryDocument(row, schema),
  };
}

/** The data of an event version or a command as a schema of its own. */
export const payloadSchema = (contract: Contract): Schema => ({
  $schema: DIALECT,
  title: typeNameOf(contract),
  description: contract.description,
  ...contract.data,
  ...(Object.keys(contract.defs).length === 0 ? {} : { $defs: contract.defs }),
});
