export * from './generated/contracts.ts';
export type { CommandContract, Contract, DataOf, Envelope, EnvelopeOf, EventContract } from './contract.ts';
