import { busArnParameter, busName } from '@kit/cdk-kit';
import { toDetail, type EventContract } from '@kit/contracts';
import { EVENTS } from '@kit/contracts/catalog';
import { sample } from '@kit/contracts/testing';
import { createEvent } from '@kit/event-kit';
import { detailEntry, type BusEntry, type BusResult, type findBus } from '@kit/event-kit/sending';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface Outside {
  readonly put: (arn: string, entries: readonly BusEntry[]) => Promise<readonly BusResult[]>;
  readonly findBus: typeof findBus;
  readonly print: (line: string) => void;
}

interface Parcel {
  readonly contract: EventContract;
  readonly detail: object;
}

const USAGE =
  'npm run send -- <Event>[.v<version>] [--stage dev] [--data data.json | --envelope detail.json]\n' +
  'Without a file the sample of the contract is sent, of every version as one fact.';

const HINTS: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'Sign in to AWS first, or set AWS_PROFILE.',
  ParameterNotFound: 'Is the platform deployed to this stage? (cd platform && npx cdk deploy -c stage=<stage>)',
  ResourceNotFoundException: 'Is the platform deployed to this stage? (cd platform && npx cdk deploy -c stage=<stage>)',
  AccessDeniedException: 'Whoever sends needs events:PutEvents on this bus.',
};

/** Puts one event on the bus of a stage and prints the result of each entry. Gives the exit code. */
export async function send(args: readonly string[], { put, findBus: find, print }: Outside): Promise<0 | 1> {
  try {
    const { stage, parcels } = read(args);
    const arn = await find({ name: busName(stage), parameter: busArnParameter(stage) });
    const results = await put(
      arn,
      parcels.map(({ contract, detail }) => detailEntry(contract, detail)),
    );
    const lines = parcels.map(({ contract }, place) => lineOf(contract, results[place]));
    for (const { text } of lines) print(text);
    return lines.every(({ sent }) => sent) ? 0 : 1;
  } catch (error) {
    print(explained(error));
    return 1;
  }
}

function read(args: readonly string[]): { readonly stage: string; readonly parcels: Parcel[] } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { stage: { type: 'string' }, data: { type: 'string' }, envelope: { type: 'string' } },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new Error(`Name one event.\n${USAGE}`);
  const contracts = contractsOf(name);
  const newest = contracts.slice(-1);
  const { stage = 'dev', data, envelope } = values;
  if (data !== undefined && envelope !== undefined)
    throw new Error(`Give the data or the envelope, not both.\n${USAGE}`);
  if (envelope !== undefined)
    return { stage, parcels: newest.map((contract) => ({ contract, detail: json(envelope) })) };
  const chosen = data === undefined ? contracts : newest;
  const [id, time] = [randomUUID(), new Date()];
  const wrapped = (contract: EventContract): Parcel => {
    const content = data === undefined ? sample(contract) : json(data);
    const cause = { id: `send-${id}`, correlationId: id };
    return { contract, detail: toDetail(createEvent(contract, content, { cause }, { eventId: id, time }).envelope) };
  };
  return { stage, parcels: chosen.map(wrapped) };
}

/** All versions of an event, oldest first, or the one that is named. */
function contractsOf(name: string): EventContract[] {
  const all = Object.values<EventContract>(EVENTS);
  const found = all.filter((one) => one.name === name || one.key === name).sort((a, b) => a.version - b.version);
  if (found.length > 0) return found;
  const names = [...new Set(all.map((one) => one.name))].sort();
  throw new Error(`There is no event ${name}. There are: ${names.join(', ')}`);
}

function json(file: string): object {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new TypeError(`${file} holds no object`);
  return value;
}

function lineOf({ key }: EventContract, result: BusResult | undefined): { text: string; sent: boolean } {
  const { EventId: id, ErrorCode: code, ErrorMessage: message = '' } = result ?? { ErrorCode: 'no result' };
  if (id !== undefined && code === undefined) return { text: `${key}  published as ${id}`, sent: true };
  const hint = HINTS[code ?? ''] ?? '';
  return {
    text: [`${key}  refused: ${code ?? 'no id'}`, message, hint].filter((one) => one !== '').join('  '),
    sent: false,
  };
}

function explained(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const hint = message === 'Region is missing' ? 'Set AWS_REGION to the region of the bus.' : HINTS[name];
  return hint === undefined ? message : `${message}\n${hint}`;
}
