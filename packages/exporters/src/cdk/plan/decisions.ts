import type { Contract } from '../../schema/contract.ts';
import { typeNameOf } from '../../schema/contract.ts';
import { fits, type Property } from '../../schema/properties.ts';
import { type Code, code, ident, str } from '../../sinks/index.ts';
import { arrow, type Doc } from '../layout/doc.ts';
import { generic, unionDoc } from '../layout/types.ts';
import { Scope } from './scope.ts';
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
  /** What else is at hand and may hold a field: as an expression, for the question. */
  readonly offered?: (property: Property) => string | undefined;
  /** All sources are at hand at once, so one of them is enough. */
  readonly joined?: boolean;
  /** The field that holds the id of the aggregate at hand. */
  readonly idField?: string | undefined;
}

/** Where each field of a contract comes from. What has no source of its name and type is asked in one open decision. */
export function originsOf(origin: Origin): OriginPlan[] {
  const known = new Map(origin.target.properties.map((property) => [property, knownOrigin(origin, property)]));
  const missing = origin.target.properties.filter((property) => known.get(property) === undefined);
  const asked = missing.length === 0 ? undefined : { decision: askForDetails(origin, missing) };
  return [...known].flatMap(([{ name: field }, from]) => {
    const source = from ?? asked;
    return source === undefined ? [] : [{ field, from: source }];
  });
}

function knownOrigin(origin: Origin, property: Property): FieldOrigin | 'id' | undefined {
  const from = sourceOf(origin, property);
  if (from !== undefined) return from;
  return property.name === origin.idField && isText(property) ? 'id' : undefined;
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

/** One question for all fields of a contract that nothing says; what is likely is offered and never taken. */
function askForDetails({ decisions, target, ...origin }: Origin, missing: readonly Property[]): string {
  const type = ident(typeNameOf(target));
  const sample = ident(target.kind === 'event' ? 'sample' : 'sampleCommand');
  const whole = missing.length === target.properties.length;
  const fields = missing.map(({ name }) => name);
  const details = whole ? type : pickOf(type, fields);
  const offers = missing.flatMap((property) => offerOf(origin, property));
  const likely = offers.length === 0 ? '' : ` Perhaps ${offers.join(', ')}.`;
  const verb = fields.length === 1 ? 'does' : 'do';
  return decisions.ask([`detailsOf${origin.of}`, `detailsOf${origin.longer}`], {
    question: `Where ${verb} ${sentenceOf(fields)} of ${target.name} come from? ${origin.because}${likely}`,
    parameters: origin.parameters,
    returns: origin.later ? generic(ident('Later'), [details]) : details,
    answer: arrow(code`()`, code`${sample}(${type})`),
  });
}

/** What a field probably is: something that the state knows, or for a moment the time of the command. */
function offerOf({ offered, parameters }: Pick<Origin, 'offered' | 'parameters'>, property: Property): string[] {
  const state = offered?.(property);
  if (state !== undefined) return [`${property.name}: ${state}`];
  const timed =
    property.type === 'date-time' && !property.list && /^(?!expires|ends|due|valid).*At$/.test(property.name);
  return timed && parameters.some(({ name }) => name === 'command') ? [`${property.name}: command.time`] : [];
}

const sentenceOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

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
export const eventType = (interest: readonly Contract[], name: 'EventOf' | 'Joined' | 'Arrived' = 'EventOf'): Doc =>
  generic(ident(name), [unionDoc(interest.map((one) => code`typeof ${ident(typeNameOf(one))}`))]);

const pickOf = (type: Code, fields: readonly string[]): Doc =>
  generic(ident('Pick'), [type, unionDoc(fields.map(str))]);
