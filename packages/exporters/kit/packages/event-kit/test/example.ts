import type { CommandContract, EventContract } from '@kit/contracts';
import { envelopeSchema } from '../../../contracts/derive/envelope.ts';
import { commandSchema } from '../../../contracts/derive/schemas.ts';
import type { Context } from '../src/index.ts';

// Contracts of an imaginary service, so that these tests hold for every catalogue.
const text = { type: 'string', minLength: 1 };
const places = { name: 'SeatTaken', description: 'Somebody has this seat.', defs: {} };
const object = (properties: object): Record<string, unknown> => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const where = { source: 'test.hall', detailType: 'SeatTaken', producer: 'hall' };

export const SeatTakenV1: EventContract<'SeatTaken', 1, { seat: string }> = {
  kind: 'event',
  key: 'SeatTaken.v1',
  name: 'SeatTaken',
  version: 1,
  ...where,
  schema: envelopeSchema({ ...places, version: 1, data: object({ seat: text }) }),
};

export const SeatTakenV2: EventContract<'SeatTaken', 2, { seat: string; row: number }> = {
  kind: 'event',
  key: 'SeatTaken.v2',
  name: 'SeatTaken',
  version: 2,
  ...where,
  schema: envelopeSchema({ ...places, version: 2, data: object({ seat: text, row: { type: 'integer' } }) }),
};

export const SeatFreedV1: EventContract<'SeatFreed', 1, { seat: string; at?: string }> = {
  kind: 'event',
  key: 'SeatFreed.v1',
  name: 'SeatFreed',
  version: 1,
  ...where,
  detailType: 'SeatFreed',
  schema: envelopeSchema({
    name: 'SeatFreed',
    version: 1,
    description: 'The seat is free again.',
    data: {
      type: 'object',
      properties: { seat: text, at: { type: 'string', format: 'date-time' } },
      required: ['seat'],
    },
    defs: {},
  }),
};

export const TakeSeatV1: CommandContract<'TakeSeat', 1, { seat: string }> = {
  kind: 'command',
  key: 'TakeSeat.v1',
  name: 'TakeSeat',
  version: 1,
  service: 'hall',
  schema: commandSchema({
    name: 'TakeSeat',
    version: 1,
    description: 'Asks for a seat.',
    data: { ...object({ seat: text }), additionalProperties: false },
    defs: {},
  }),
};

export const context: Context = {
  cause: { id: 'cause-1', correlationId: 'flow-1' },
  time: '2026-01-01T12:00:00.000Z',
};
