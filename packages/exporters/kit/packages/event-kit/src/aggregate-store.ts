import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { documents, environment } from './aws.ts';
import type { Context } from './cause.ts';
import { Refused, asToday, type Fact, type StateRules } from './domain.ts';
import { createEvents, happened, type Happened } from './envelope.ts';
import { logger } from './observability.ts';
import { outboxRow } from './outbox.ts';
import { pauseAfter, transact } from './transaction.ts';

const MAX_TRIES = 5;
/** DynamoDB's limit for one transaction, less the rows of the state and of the mark. */
const MAX_FACTS = 98;
/** Longer than the archive keeps events, so that a replay finds what was done. */
const REMEMBER_DAYS = 35;

export interface Change extends Context {
  /** What is done because of the cause, usually the key of the command: each is done once per cause. */
  readonly by: string;
}

interface Done {
  readonly events: readonly Happened[];
  /** Why a rule of the domain said no. */
  readonly refused?: string;
}

interface Stored<State> {
  readonly version: number;
  readonly state: State;
}

/**
 * Keeps the aggregates of one kind. A change reads the state, lets the domain decide, and writes the new state, the
 * events and a mark of their cause in one transaction. So state and events never differ, two writers never overwrite
 * each other, and a command that is delivered twice takes effect once.
 */
export class AggregateStore<State extends object, F extends Fact> {
  private readonly name: string;
  private readonly rules: StateRules<State, F>;

  constructor(name: string, rules: StateRules<State, F>) {
    this.name = name;
    this.rules = rules;
  }

  /**
   * Gives what happened because of the cause, or throws `Refused`: whoever asks again is told the same, whatever has
   * changed since. `decide` may run again when another writer was faster, so it has no effects of its own.
   */
  async change(id: string, change: Change, decide: (state: State) => readonly F[]): Promise<readonly Happened[]> {
    const pk = `${this.name}#${id}`;
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const [stored, done] = await Promise.all([this.read(pk, 'STATE'), this.read(pk, markOf(change))]);
      if (done !== undefined) {
        logger.info('was done before, nothing to do', { by: change.by, id });
        const { events, refused } = done as Done;
        if (refused !== undefined) throw new Refused(refused);
        return events;
      }
      const before = this.asToday(pk, stored);
      const { facts, refusal } = outcomeOf(() => decide(before.state));
      const written = await this.write(pk, change, before, facts, refusal?.message);
      if (written !== undefined && refusal !== undefined) throw refusal;
      if (written !== undefined) return written;
      await pauseAfter(attempt);
    }
    throw new Error(`${pk} was changed by others ${MAX_TRIES} times in a row`);
  }

  /** The state as it is now, for reading inside the service. */
  async state(id: string): Promise<State> {
    const pk = `${this.name}#${id}`;
    return this.asToday(pk, await this.read(pk, 'STATE')).state;
  }

  private asToday(pk: string, row: unknown): Stored<State> {
    if (row === undefined) return { version: 0, state: this.rules.initial };
    const stored = row as Stored<unknown> & { readonly stateVersion?: number };
    try {
      return { version: stored.version, state: asToday(this.rules, stored.state, stored.stateVersion) };
    } catch (error) {
      throw new Error(`${pk}: ${String(error)}`, { cause: error });
    }
  }

  private async read(pk: string, sk: string): Promise<unknown> {
    const get = new GetCommand({ TableName: environment('TABLE_NAME'), Key: { pk, sk }, ConsistentRead: true });
    return (await documents.send(get)).Item;
  }

  /** Nothing when another writer, or another delivery of the same cause, was faster. */
  private async write(
    pk: string,
    change: Change,
    before: Stored<State>,
    facts: readonly F[],
    refused?: string,
  ): Promise<readonly Happened[] | undefined> {
    if (facts.length > MAX_FACTS) throw new RangeError(`${pk}: ${facts.length} events do not fit in one transaction`);
    const TableName = environment('TABLE_NAME');
    const version = before.version + 1;
    const state = facts.reduce((latest, fact) => this.rules.evolve(latest, fact), before.state);
    const expiresAt = Math.floor(Date.now() / 1000) + REMEMBER_DAYS * 86_400;
    const outgoing = createEvents(facts, change);
    const events = happened(outgoing);
    const rows = outgoing.map((event, index) =>
      outboxRow(pk, `${String(version).padStart(10, '0')}#${String(index).padStart(2, '0')}`, event),
    );
    const decidedOn = {
      ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
      ExpressionAttributeValues: { ':before': before.version },
    };
    const kept = { pk, sk: 'STATE', entity: 'STATE', version, stateVersion: this.rules.stateVersion, state };
    const writes = [
      // Where nothing happened the state is left alone; the mark says that it was decided.
      ...(facts.length === 0 ? [] : [{ Item: kept, ...decidedOn }]),
      {
        Item: {
          pk,
          sk: markOf(change),
          entity: 'DONE',
          events,
          expiresAt,
          ...(refused === undefined ? {} : { refused }),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
      ...rows.map((Item) => ({ Item })),
    ];
    return (await transact(writes.map((write) => ({ Put: { TableName, ...write } })))) ? events : undefined;
  }
}

/** A refusal is what was decided, too. */
function outcomeOf<F>(decide: () => readonly F[]): { readonly facts: readonly F[]; readonly refusal?: Refused } {
  try {
    return { facts: decide() };
  } catch (error) {
    if (error instanceof Refused) return { facts: [], refusal: error };
    throw error;
  }
}

const markOf = ({ cause, by }: Change): string => `DONE#${cause.id}#${by}`;
