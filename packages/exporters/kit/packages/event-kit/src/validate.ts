import { toDetail, type CommandContract, type Contract, type DataOf, type EventContract } from '@kit/contracts';
import { validatorOf } from '#validator';

/** Something does not keep its contract. Trying again does not help, so it ends in a dead-letter queue. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

function assertContract(contract: Contract, value: unknown): void {
  const validate = validatorOf(contract);
  if (validate(value)) return;
  const reasons = (validate.errors ?? []).map(({ instancePath, message = 'is wrong' }) => `${instancePath} ${message}`);
  throw new ContractError(`${contract.key} breaks its contract: ${reasons.join(', ')}`);
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
