import type { Contract } from '../../schema/contract.ts';
import { typeNameOf } from '../../schema/contract.ts';
import { fits, type Property } from '../../schema/properties.ts';
import { type Code, code, ident, member, str } from '../../sinks/index.ts';
import { camelPart, Scope } from './scope.ts';
import type { DecisionPlan, FieldOrigin, KeyPlan, OriginPlan } from './types.ts';

/** What the code of one service must know and the board does not say. Each question is asked once. */
export class Decisions {
  private readonly names = new Scope(['constructor', 'then', 'toString', 'valueOf', 'hasOwnProperty']);
  private readonly asked: DecisionPlan[] = [];

  /** Adds an open decision and gives its name: the first candidate that is free. */
  ask(candidates: readonly [string, ...string[]], decision: Omit<DecisionPlan, 'name'>): string {
    const name = this.names.claim(...candidates);
    this.asked.push({ name, ...decision });
    return name;
  }

  list(): readonly DecisionPlan[] {
    return this.asked;
  }
}

export interface Origin {
  readonly decisions: Decisions;
  /** What is being made: its fields need values. */
  readonly target: Contract;
  /** What it is made of. With several, only a field that all have counts. */
  readonly sources: readonly Contract[];
  /** The word after `Of` in the names of decisions, and a longer one where that is taken. */
  readonly of: string;
  readonly longer: string;
  /** In words: what leads to it. */
  readonly because: string;
  readonly parameters: DecisionPlan['parameters'];
  /** Whether the answer may come from elsewhere, and so later. */
  readonly later: boolean;
  /** All sources are at hand at once, so one of them is enough. */
  readonly joined?: boolean;
  /** The field that holds the id of the aggregate at hand. */
  readonly idField?: string | undefined;
}

/** Where each field of a contract comes from. What has no source of its name and type becomes an open decision. */
export function originsOf(origin: Origin): OriginPlan[] {
  return origin.target.properties.map((property) => {
    const field = property.name;
    const from = sourceOf(origin, property);
    if (from !== undefined) return { field, from };
    if (field === origin.idField && isText(property)) return { field, from: 'id' };
    return { field, from: { decision: askForField(origin.target, property, origin) } };
  });
}

function sourceOf({ sources, joined = false }: Origin, property: Property): FieldOrigin | undefined {
  const has = (source: Contract): boolean => source.properties.some((one) => isSame(one, property));
  const field = property.name;
  if (!joined) return sources.length > 0 && sources.every(has) ? { field } : undefined;
  const names = [...new Set(sources.map((source) => source.name))];
  const of = names.find((name) => sources.filter((source) => source.name === name).every(has));
  return of === undefined ? undefined : { field, of };
}

const isSame = (from: Property, to: Property): boolean => from.name === to.name && fits(from, to);

/** Whether a property can name one thing: a text or a UUID, not a list of them. */
export const isText = ({ type, list }: Property): boolean => !list && (type === 'uuid' || type === 'string');

function askForField(target: Contract, property: Property, origin: Omit<Origin, 'target' | 'sources'>): string {
  const type = ident(typeNameOf(target));
  const value = code`${type}[${str(property.name)}]`;
  const sample = ident(target.kind === 'event' ? 'sample' : 'sampleCommand');
  const field = camelPart(property.name);
  const timed =
    property.type === 'date-time' && !property.list && origin.parameters.some(({ name }) => name === 'command');
  const likely = timed && /At$/.test(property.name) ? ' Often it is the moment of the command: command.time.' : '';
  const whose = `${property.name} of ${target.name}`;
  return origin.decisions.ask([`${field}Of${origin.of}`, `${field}Of${origin.longer}`], {
    question: `Where does the field ${whose} come from? ${origin.because}${likely}`,
    parameters: origin.parameters,
    returns: origin.later ? code`Later<${value}>` : value,
    answer: code`() => ${sample}(${type})${member(property.name)}`,
  });
}

/** The field that says which aggregate is meant: `orderId` for an order, or plainly `id`. */
export function identityField(aggregate: string, contract: Contract): string | undefined {
  const wanted = [`${aggregate.toLowerCase()}id`, 'id'];
  const plain = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();
  return wanted
    .map((name) => contract.properties.find((one) => one.required && isText(one) && plain(one.name) === name)?.name)
    .find((name) => name !== undefined);
}

/** The one field by which all these events can find each other: required in each, a text, called `...Id`. */
export function commonIdField(contracts: readonly Contract[], wanted?: string): string | undefined {
  const [first, ...others] = contracts;
  const candidates = (first?.properties ?? []).filter(
    (one) =>
      one.required &&
      isText(one) &&
      (wanted === undefined ? /id$/i.test(one.name) : one.name === wanted) &&
      others.every((other) => other.properties.some((also) => also.required && isText(also) && also.name === one.name)),
  );
  return candidates.length === 1 ? candidates[0]?.name : undefined;
}

/** How something is found by a text: a field, else an open decision. */
export function keyOrAsk(
  field: string | undefined,
  decisions: Decisions,
  name: string,
  decision: Omit<DecisionPlan, 'name' | 'returns'>,
): KeyPlan {
  if (field !== undefined) return { from: field };
  return { decision: decisions.ask([name], { ...decision, returns: code`Later<string>` }) };
}

/** The parameter of a question about an event; without a list of events it is any event of the bus. */
export const eventParameter = (events: readonly Contract[]): DecisionPlan['parameters'][number] => ({
  name: 'event',
  type: events.length === 0 ? code`BusEvent` : eventType(events),
});

/** `EventOf<typeof OrderPlacedV1>`, `Joined<...>` for all of them together, `Arrived<...>` for some of them. */
export function eventType(interest: readonly Contract[], generic: 'EventOf' | 'Joined' | 'Arrived' = 'EventOf'): Code {
  const list = interest.map((one) => code`typeof ${ident(typeNameOf(one))}`);
  const flat = code`${ident(generic)}<${unionOf(list)}>`;
  // As a parameter on a line of its own it stands after `    event: ` and has a comma after it.
  if (4 + PARAMETERS[generic].length + 2 + flat.length + 1 <= 120) return flat;
  if (unionOf(list).length <= 114) return code`${ident(generic)}<\n  ${unionOf(list)}\n>`;
  return code`${ident(generic)}<${list.map((type) => code`\n  | ${type}`)}\n>`;
}

const PARAMETERS = { EventOf: 'event', Joined: 'joined', Arrived: 'arrived' } as const;

export const unionOf = (types: readonly Code[]): Code => types.join(' | ') as Code;
