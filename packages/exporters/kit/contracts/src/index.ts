export * from './generated/contracts.ts';
export type { CommandContract, Contract, DataOf, Envelope, EventContract, Validate } from './contract.ts';
export { PLACES, fromDetail, idsOf, toDetail, type Ids } from './wire.ts';
