import { readFileSync } from 'node:fs';
import type { CommandContract, DataOf, Envelope, EventContract } from './contract.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../samples/${file}.json`, import.meta.url), 'utf8')) as unknown;

/** The producer's published sample of an event: what consumers test against instead of the producer's code. */
export const sampleEvent = <C extends EventContract>({ key }: C): Envelope<DataOf<C>> =>
  read(`events/${key}`) as Envelope<DataOf<C>>;

/** The data of a published sample. */
export const sample = <C extends EventContract>(contract: C): DataOf<C> => sampleEvent(contract).data;

export const sampleCommand = <C extends CommandContract>({ key }: C): DataOf<C> => read(`commands/${key}`) as DataOf<C>;
