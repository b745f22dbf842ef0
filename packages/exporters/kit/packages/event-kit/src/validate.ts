import { toDetail, type CommandContract, type Contract, type DataOf, type EventContract } from '@kit/contracts';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

/** Something does not keep its contract. Trying again does not help, so it ends in a dead-letter queue. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
// ajv-formats is CommonJS: under NodeNext its default export is one level down.
const addFormats = addFormatsModule as unknown as (instance: Ajv2020) => void;
addFormats(ajv);

// Compiled at first use: a function pays only for the contracts it meets.
const compiled = new Map<Contract, ValidateFunction>();

function assertContract(contract: Contract, value: unknown): void {
  const validate = compiled.get(contract) ?? ajv.compile(contract.schema);
  compiled.set(contract, validate);
  if (!validate(value))
    throw new ContractError(`${contract.key} breaks its contract: ${ajv.errorsText(validate.errors, { dataVar: '' })}`);
}

/** Checks what travels in the `detail` of an event. */
export function assertEvent(contract: EventContract, detail: unknown): void {
  assertContract(contract, detail);
}

export function assertCommand<C extends CommandContract>(contract: C, value: unknown): asserts value is DataOf<C> {
  assertContract(contract, value);
}

/** The data of an event without its envelope, as an external system reports it. */
export function assertEventData<C extends EventContract>(contract: C, data: unknown): asserts data is DataOf<C> {
  const { version, producer } = contract;
  const metadata = { eventId: 'report', version, time: new Date().toISOString(), producer, correlationId: 'report' };
  assertContract(contract, toDetail({ metadata, data }));
}
