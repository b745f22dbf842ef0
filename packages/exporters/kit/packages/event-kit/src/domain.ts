// For domain code: types and functions that know no AWS.
import type { CommandContract, DataOf, EventContract } from '@kit/contracts';

/** A command as a decision sees it. Time and ids follow from its cause: when it comes twice, they are the same. */
export type CommandOf<C extends CommandContract> = C extends CommandContract
  ? {
      readonly key: C['key'];
      readonly data: DataOf<C>;
      /** When it was given, ISO 8601 in UTC. */
      readonly time: string;
      /** A UUID for something new; the name tells several new things of one command apart. */
      readonly newId: (name: string) => string;
    }
  : never;

/** A command for which systems outside were asked before it is decided, with what they answered. */
export type Given<C extends CommandContract, Answers> = CommandOf<C> & { readonly answers: Answers };

/** Something that happened and is not published yet: it gets its envelope when it is written. */
export type FactOf<C extends EventContract> = C extends EventContract
  ? { readonly contract: C; readonly data: DataOf<C> }
  : never;
export type Fact = FactOf<EventContract>;

export const fact = <C extends EventContract>(contract: C, data: DataOf<C>): { contract: C; data: DataOf<C> } => ({
  contract,
  data,
});

/** The plainest state of an aggregate: of each kind of event, what the last one said. */
export type LatestOfEach<C extends EventContract> = Readonly<
  Partial<{ [Name in C['name']]: DataOf<Extract<C, { readonly name: Name }>> }>
>;

export function latestOfEach<State extends object>(state: State, { contract, data }: Fact): State {
  return { ...state, [contract.name]: data };
}

/**
 * A rule of the domain says no. It is an answer and no failure: trying again does not change it. A caller who waits gets
 * 422 with the reason; of a command that nobody waits for only the log tells.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Nobody has decided yet where a value comes from; docs/open-decisions.md lists what is open. */
export class NotDecided extends Error {
  override readonly name = 'NotDecided';
}

const OPEN = Symbol('open question');

/**
 * A place for a decision that is still open: calling it throws `NotDecided` with the question. Replace the call by the
 * function that answers it.
 */
export function undecided(question: string): () => never {
  const ask = (): never => {
    throw new NotDecided(question);
  };
  return Object.assign(ask, { [OPEN]: question });
}

/** The decisions of a service that nobody has made yet, by their names. */
export const openDecisions = (service: string, decisions: object): string[] =>
  Object.entries(decisions).flatMap(([name, answer]) => (isUndecided(answer) ? [`${service}: ${name}`] : []));

export const isUndecided = (answer: unknown): boolean => typeof answer === 'function' && OPEN in answer;
