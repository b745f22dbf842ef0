import {
  type Board,
  codeNames,
  type ElementRow,
  elementsOf,
  kebab,
  matchedVersions,
  type SubscriptionRow,
  shortHash,
} from '@stormbridge/model';
import { cdkText, code, oneLine, str } from '../../sinks/index.ts';
import { reasonOf, wayOf } from './consumption.ts';
import { commonIdField, type Decisions, eventParameter, eventType, keyOrAsk, originsOf } from './decisions.ts';
import { planJoin } from './joins.ts';
import { commandsOfPolicy, reasonElement, shown, sourcesOf } from './reads.ts';
import { Scope, shortKebab, shortPascal } from './scope.ts';
import type { Systems } from './systems.ts';
import type { CallPlan, CommandPlan, DecisionPlan, EventPlan, SubscriptionPlan } from './types.ts';

export interface SubscriptionsGiven {
  readonly board: Board;
  readonly events: ReadonlyMap<string, EventPlan>;
  /** The commands of this service, by row. */
  readonly commands: ReadonlyMap<string, CommandPlan>;
  readonly decisions: Decisions;
  readonly systems: Systems;
  readonly title: string;
}

/** Ids of constructs that a stack has anyway. */
const CONSTRUCTS =
  'Bus AlarmTopic Dashboard Schemas Store ReadModels Commands Requests Publisher Reads Api Memory TopicKey Default Resource'.split(
    ' ',
  );
const FOLDERS = {
  policy: 'policies',
  'read-model': 'projections',
  record: 'records',
  'external-system': 'destinations',
} as const;

/** Names of the subscriptions and timers of one service: construct and id, unique together. */
export class ConsumerNames {
  private readonly scope = new Scope(CONSTRUCTS);

  /** The first of the names that is free, as construct and as id (at most 40 in kebab case). */
  claim(candidates: readonly [string, ...string[]]): { readonly construct: string; readonly id: string } {
    const [first, ...others] = candidates.map(shortPascal);
    const construct = this.scope.claim(first ?? 'Consumer', ...others);
    return { construct, id: shortKebab(kebab(construct), 40) };
  }
}

/** One subscription of a service: one rule, one way of consuming, one reason. */
export function planSubscription(
  given: SubscriptionsGiven,
  names: ConsumerNames,
  row: SubscriptionRow,
): SubscriptionPlan | undefined {
  const { board, events } = given;
  const because = reasonElement(board, row);
  const listed = matchedVersions(board, row).flatMap((version) => events.get(version.id) ?? []);
  const interest = interestOf(board, row, listed);
  if (Array.isArray(interest) && interest.length === 0) return undefined;
  const reason = reasonOf(row);
  const way = wayOf(board, row, because, listed);
  const { construct, id } = names.claim(candidates(board, row, because, listed));
  const title = shown(because?.label ?? row.description, construct);
  const plain = Array.isArray(interest) ? (interest as readonly EventPlan[]) : [];
  return {
    row: row.id,
    id,
    construct,
    ...way,
    reason,
    interest,
    text: cdkText(textOf(row, because, listed, given.title)),
    title,
    model: reason === 'read-model' && plain.length > 0 ? (codeNames(board).get(because?.id ?? '') ?? construct) : null,
    handler: way.endpoint === null ? `src/${FOLDERS[reason]}/${id}.ts` : null,
    ...(way.endpoint === null ? work(given, { row, reason, construct, title, because, events: plain }) : NOTHING),
  };
}

/**
 * Sources are pinned on events, so "all of a source" is spelt out where a service has several; and for a policy or a
 * read model, whose code names the events that it knows.
 */
function interestOf(board: Board, row: SubscriptionRow, listed: readonly EventPlan[]): SubscriptionPlan['interest'] {
  if (row.scope === 'bus') return '*';
  if (row.scope === 'events' || row.producer === undefined || row.reason !== 'record') return listed;
  const [source, ...others] = sourcesOf(board, row.producer);
  return source === undefined || others.length > 0 ? listed : { source };
}

/** What a consumer is called: by hand, else by what it does. The hash of its row makes it unique for good. */
function candidates(
  board: Board,
  row: SubscriptionRow,
  because: ElementRow | undefined,
  listed: readonly EventPlan[],
): readonly [string, ...string[]] {
  const codes = codeNames(board);
  const tail = `X${shortHash(row.id)}`;
  const event = listed[0]?.name ?? 'Events';
  if (row.codeName !== undefined && /^[A-Z][A-Za-z0-9]{0,33}$/.test(row.codeName))
    return [row.codeName, row.codeName.slice(0, 28) + tail];
  const base = codes.get(because?.id ?? '') ?? recordName(board, row, listed);
  const longer = `${base}On${event}`;
  const pinned = pinnedIn(board, row.service);
  const unique = base.slice(0, 28) + tail;
  const [first, ...others] = [base, ...(longer.length <= 34 ? [longer] : [])].filter(
    (name) => !pinned.has(shortPascal(name)),
  );
  return first === undefined ? [unique] : [first, ...others, unique];
}

/** Names that subscriptions and timers of a service have for good, so that no newcomer takes them. */
const pinnedIn = (board: Board, service: string): ReadonlySet<string | undefined> =>
  new Set(
    [...[...board.subscriptions.values()].filter((one) => one.service === service), ...elementsOf(board, 'timer')].map(
      ({ codeName }) => codeName,
    ),
  );

function recordName(board: Board, row: SubscriptionRow, listed: readonly EventPlan[]): string {
  if (row.scope === 'bus') return 'RecordEverything';
  if (row.scope === 'source') return `RecordAllOf${codeNames(board).get(row.producer ?? '') ?? 'Source'}`;
  return listed.length === 1 ? `Record${listed[0]?.name ?? 'Event'}` : 'RecordEvents';
}

function textOf(
  row: SubscriptionRow,
  because: ElementRow | undefined,
  listed: readonly EventPlan[],
  service: string,
): string {
  const said = oneLine(row.description) || oneLine(because?.label ?? '');
  if (said !== '' && row.reason === 'readModel') return `${service} shows ${said}`;
  if (oneLine(row.description) === '' && because?.kind === 'externalSystem') return `${service} tells ${said}`;
  if (said !== '') return said;
  if (row.scope === 'bus') return `${service} keeps a record of every event`;
  const names = listed.map((event) => event.label || event.name);
  return `${service} keeps a record of ${names.length > 5 ? `${names.length} events` : names.join(', ')}`;
}

type Work = Pick<SubscriptionPlan, 'calls' | 'join' | 'follow' | 'key'>;
const NOTHING: Work = { calls: [], join: null, follow: null, key: null };

interface WorkGiven {
  readonly row: SubscriptionRow;
  readonly reason: SubscriptionPlan['reason'];
  readonly construct: string;
  readonly title: string;
  readonly because: ElementRow | undefined;
  readonly events: readonly EventPlan[];
}

function work(given: SubscriptionsGiven, one: WorkGiven): Work {
  const { decisions } = given;
  const { reason, construct, title, because, events } = one;
  const parameters = [eventParameter(events)];
  if (reason === 'record') return NOTHING;
  if (reason === 'external-system')
    return because === undefined ? NOTHING : { ...NOTHING, follow: given.systems.told(because, events, construct) };
  if (reason === 'read-model') {
    if (events.length === 0) return NOTHING;
    const key = keyOrAsk(commonIdField(events), decisions, `keyOf${construct}`, {
      question: `Under which id does ${title} show an event? One id is one thing that is shown; several of them are a list.`,
      parameters,
      answer: code`() => ${str('sample')}`,
    });
    return { ...NOTHING, key };
  }
  return { ...NOTHING, ...policyWork(given, one, parameters) };
}

function policyWork(
  given: SubscriptionsGiven,
  { row, construct, title, because, events }: WorkGiven,
  parameters: DecisionPlan['parameters'],
): Pick<Work, 'calls' | 'join' | 'follow'> {
  const { decisions } = given;
  const policy = because?.kind === 'policy' ? because : undefined;
  const join = policy?.when === 'all' && events.length > 1 ? planJoin(decisions, policy, row, events, construct) : null;
  const commands = policy === undefined ? [] : commandsOfPolicy(given.board, policy);
  const calls = commands.flatMap((row) => {
    const command = given.commands.get(row.id);
    return command === undefined ? [] : [call(given, { construct, title, command, events, parameters, join })];
  });
  if (calls.length > 0) return { calls, join, follow: null };
  const follow = decisions.ask([`follow${construct}`], {
    question: `What happens on ${joinWords(events)}: ${title}? The board names no command of this service.`,
    parameters: [join === null ? eventParameter(events) : joinedParameter(events), CONTEXT],
    returns: code`Promise<void>`,
    answer: code`() => Promise.resolve()`,
  });
  return { calls, join, follow };
}

const joinWords = (events: readonly EventPlan[]): string => events.map(({ name }) => name).join(', ') || 'these events';

const CONTEXT = { name: 'context', type: code`Context` } as const;
const joinedParameter = (events: readonly EventPlan[]): DecisionPlan['parameters'][number] => ({
  name: 'joined',
  type: eventType(events, 'Joined'),
});

interface CallGiven {
  readonly construct: string;
  readonly title: string;
  readonly command: CommandPlan;
  readonly events: readonly EventPlan[];
  readonly parameters: DecisionPlan['parameters'];
  readonly join: SubscriptionPlan['join'];
}

function call({ decisions }: SubscriptionsGiven, given: CallGiven): CallPlan {
  const { construct, title, command, events, join } = given;
  const fields = originsOf({
    decisions,
    target: command,
    sources: events,
    of: command.name,
    longer: `${command.name}In${construct}`,
    because: `The policy says: ${title}`,
    parameters: join === null ? given.parameters : [joinedParameter(events)],
    later: true,
    joined: join !== null,
  });
  return { command, fields };
}
