import { randomUUID } from 'node:crypto';
import { filled, type Scope } from './jsonata.ts';

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}
interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Arguments?: unknown;
  readonly Assign?: unknown;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly Condition: unknown; readonly Next: string }[];
  readonly Default?: string;
  readonly Seconds?: number;
  readonly Next?: string;
  readonly Error?: string;
}
export interface Definition {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** What an execution does outside: calls of services, and waiting. */
export interface Surroundings {
  /** `lambda:invoke` and its arguments; throws what the service answers, known by its name. */
  readonly call: (action: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** Runs a state machine, with its retries and catches. Gives `Succeeded`, or the error with which it fails. */
export async function execute(definition: Definition, input: unknown, around: Surroundings): Promise<string> {
  const variables: Record<string, unknown> = {};
  const states = { input, context: { Execution: { Id: randomUUID(), Input: input } } };
  let name: string | undefined = definition.StartAt;
  while (name !== undefined) {
    const state: State | undefined = definition.States[name];
    if (state === undefined) throw new TypeError(`There is no state ${name}`);
    if (state.Type === 'Succeed') return 'Succeeded';
    if (state.Type === 'Fail') return state.Error ?? 'Failed';
    name = await next(state, { ...variables, states }, variables, around);
  }
  return 'Succeeded';
}

async function next(
  state: State,
  scope: Scope,
  variables: Record<string, unknown>,
  around: Surroundings,
): Promise<string | undefined> {
  switch (state.Type) {
    case 'Choice':
      return state.Choices?.find(({ Condition }) => filled(Condition, scope) === true)?.Next ?? state.Default;
    case 'Wait':
      await around.sleep(state.Seconds ?? 0);
      return state.Next;
    case 'Task':
      return run(state, scope, variables, around);
    default:
      throw new TypeError(`States of type ${state.Type} are not known here`);
  }
}

async function run(
  state: State,
  scope: Scope,
  variables: Record<string, unknown>,
  { call }: Surroundings,
): Promise<string | undefined> {
  const action = (state.Resource ?? '').split(':::')[1] ?? '';
  const parameters = filled(state.Arguments, scope) as Readonly<Record<string, unknown>>;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const result = await call(action, parameters);
      Object.assign(variables, filled(state.Assign ?? {}, { ...scope, states: { result } }));
      return state.Next;
    } catch (error) {
      const { name } = error as Error;
      const matches = ({ ErrorEquals }: { readonly ErrorEquals: readonly string[] }): boolean =>
        ErrorEquals.includes(name) || ErrorEquals.includes('States.ALL');
      if (attempt < (state.Retry?.find(matches)?.MaxAttempts ?? 0)) continue;
      const caught = state.Catch?.find(matches);
      if (caught === undefined) throw error;
      return caught.Next;
    }
  }
}
