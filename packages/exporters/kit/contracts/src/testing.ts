import { readFileSync } from 'node:fs';
import type { CommandContract, DataOf, Envelope, EventContract } from './contract.ts';
import { fromDetail } from './wire.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../samples/${file}.json`, import.meta.url), 'utf8')) as unknown;

/** The producer's published sample of an event, as it travels in `detail`. */
export const sampleDetail = ({ key }: EventContract): unknown => read(`events/${key}`);

/** The same as an envelope: what consumers test against instead of the producer's code. */
export const sampleEvent = <C extends EventContract>(contract: C): Envelope<DataOf<C>> =>
  fromDetail(contract, sampleDetail(contract));

/** The data of a published sample. */
export const sample = <C extends EventContract>(contract: C): DataOf<C> => sampleEvent(contract).data;

export const sampleCommand = <C extends CommandContract>({ key }: C): DataOf<C> => read(`commands/${key}`) as DataOf<C>;
