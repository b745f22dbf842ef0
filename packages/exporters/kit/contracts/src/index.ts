export * from './generated/contracts.ts';
export type { CommandContract, Contract, DataOf, Envelope, EnvelopeOf, EventContract } from './contract.ts';
export { fromDetail, idsOf, toDetail, type Ids } from './wire.ts';
