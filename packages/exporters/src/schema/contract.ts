import {
  type Board,
  codeNames,
  type ElementRow,
  type EventVersionRow,
  type Json,
  versionsOf,
} from '@stormbridge/model';
import { oneLine, shortened } from '../sinks/index.ts';
import { meaningOf } from './glossary.ts';
import { objectSchema, plainText, type Schema } from './json-schema.ts';
import { type ContractName, typeNames, typeSafe } from './names.ts';
import { type Property, propertiesOf } from './properties.ts';
import { sampleOf } from './sample.ts';
import { validate } from './validate.ts';

/** What an event version or a command says: its data as a schema, and one valid instance. */
export interface Contract extends ContractName {
  /** The row whose fields these are. */
  readonly owner: string;
  readonly kind: 'event' | 'command';
  readonly label: string;
  readonly description: string;
  readonly properties: readonly Property[];
  readonly data: Schema;
  /** The shared types that `data` needs, by name, sorted. */
  readonly defs: Readonly<Record<string, Schema>>;
  readonly sample: Readonly<Record<string, Json>>;
  /** Why the sample on the board was not taken; empty when it was, or when there is none. */
  readonly sampleFaults: readonly string[];
}

/** `OrderPlaced.v1`: how one version of an event or command is named in files. */
export const keyOf = ({ name, version }: ContractName): string => `${name}.v${version}`;

/** `OrderPlacedV1`: its name in code. */
export const typeNameOf = ({ name, version }: ContractName): string => `${name}V${version}`;

/** Longest description in a schema; the EventBridge schema registry takes 256 characters. */
const DESCRIPTION = 256;

/** The name of one version of an event. */
export const nameOfVersion = (board: Board, { event, version }: EventVersionRow): ContractName => ({
  name: typeSafe(codeNames(board).get(event) ?? 'Event'),
  version,
});

/** The contract of one version of an event. */
export function contractOfVersion(board: Board, version: EventVersionRow): Contract {
  const event = board.elements.get(version.event);
  const label = event?.label ?? '';
  const given = [version.title, version.description || (event?.description ?? '')]
    .map(oneLine)
    .filter((one) => one !== '');
  return contract(board, {
    owner: version.id,
    kind: 'event',
    ...nameOfVersion(board, version),
    label,
    about: given.join('. ') || meaningOf(board, label, version.id),
    sample: version.sample,
  });
}

/** The contract of a command; commands have one version, because nobody but their service reads them. */
export const contractOfCommand = (board: Board, command: ElementRow): Contract =>
  contract(board, {
    owner: command.id,
    kind: 'command',
    name: typeSafe(codeNames(board).get(command.id) ?? 'Command'),
    version: 1,
    label: command.label,
    about: oneLine(command.description) || meaningOf(board, command.label, command.id),
    sample: undefined,
  });

interface Given extends ContractName {
  readonly owner: string;
  readonly kind: 'event' | 'command';
  readonly label: string;
  readonly about: string;
  readonly sample: Json | undefined;
}

function contract(board: Board, { about, sample, ...given }: Given): Contract {
  const properties = propertiesOf(board, given.owner);
  const data = objectSchema(properties, given.kind === 'event');
  const defs = definitionsFor(board, properties);
  const faults = sample === undefined ? [] : sampleFaults(data, sample, defs);
  const taken = sample !== undefined && faults.length === 0 ? sample : sampleOf(board, given.owner, defs);
  return {
    ...given,
    label: oneLine(given.label),
    description: shortened(plainText(about || oneLine(given.label)), DESCRIPTION),
    properties,
    data,
    defs,
    sample: taken as Readonly<Record<string, Json>>,
    sampleFaults: faults,
  };
}

/** A sample has to fit, and to hold nothing that the schema does not know. */
const sampleFaults = (data: Schema, sample: Json, defs: Readonly<Record<string, Schema>>): readonly string[] =>
  validate({ ...data, additionalProperties: false }, sample, defs);

/** The shared types that properties refer to, directly and through other types. */
function definitionsFor(board: Board, properties: readonly Property[]): Readonly<Record<string, Schema>> {
  const found = new Map<string, Schema>();
  const visit = (some: readonly Property[]): void => {
    for (const { shared } of some) {
      if (shared === undefined || found.has(shared.name)) continue;
      const inner = propertiesOf(board, shared.id);
      const { name = '', description = '' } = board.types.get(shared.id) ?? {};
      const about = plainText(oneLine(description) || meaningOf(board, name, shared.id));
      found.set(shared.name, { ...(about === '' ? {} : { description: about }), ...objectSchema(inner, true) });
      visit(inner);
    }
  };
  visit(properties);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The versions that are, or are about to be, on the bus: everything that is not retired. */
export const liveVersions = (board: Board, event: string): readonly EventVersionRow[] =>
  versionsOf(board, event).filter((version) => version.status !== 'retired');

/** Shared types that contain themselves in a way that no finite value can satisfy, by row id. */
export function endlessTypes(board: Board): readonly string[] {
  const needs = (id: string): string[] =>
    propertiesOf(board, id).flatMap((one) => (one.required && !one.list && one.shared ? [one.shared.id] : []));
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    needs(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  return [...typeNames(board).keys()].filter((id) => reaches(id, id, new Set()));
}
