// For domain code: types and functions that know no AWS.
import type { CommandContract, DataOf, EventContract } from '@kit/contracts';

export { EVERYTHING, folded, told, type LatestTold, type ViewRules } from './view.ts';

/** A command as a decision sees it. Time and ids follow from its cause: when it comes twice, they are the same. */
export type CommandOf<C extends CommandContract> = C extends CommandContract
  ? {
      readonly key: C['key'];
      readonly data: DataOf<C>;
      /** When it was given, ISO 8601 in UTC. */
      readonly time: string;
      /** Who gave it, as the authoriser knows them: no body can claim to be another. Nobody where a policy or a timer did. */
      readonly caller: string | undefined;
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

/** How the states of one kind of aggregate are kept. */
export interface StateRules<State, F extends Fact> {
  readonly initial: State;
  readonly evolve: (state: State, fact: F) => State;
  /** Raise it whenever the type of the state changes. Rows from before there was any are version 1. */
  readonly stateVersion: number;
  /** By the version under which a state was stored: what makes the state of the next version of it. */
  readonly upgrades: Readonly<Record<number, (stored: unknown) => unknown>>;
}

/**
 * The state of today of one that was stored under an older version: every upgrade in between is made. Throws where one
 * of them is missing, and for a state that is newer than this code: no state is taken for what it is not.
 */
export function asToday<State>(
  { stateVersion, upgrades }: Pick<StateRules<State, never>, 'stateVersion' | 'upgrades'>,
  stored: unknown,
  from = 1,
): State {
  if (from > stateVersion) throw unknownState(from, stateVersion);
  let state = stored;
  for (let version = from; version < stateVersion; version += 1) {
    const upgrade = upgrades[version];
    if (upgrade === undefined) throw unknownState(from, stateVersion);
    state = upgrade(state);
  }
  // By now it is what this version stores, and this code stored it.
  return state as State;
}

const unknownState = (from: number, today: number): Error =>
  new Error(`a state of version ${from} is stored, and nothing makes one of version ${today} of it`);

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
