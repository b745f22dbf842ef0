import { type Board, camel, codeNames, elementsOf, leadsTo, projectName, settingsOf } from '@stormbridge/model';
import { cdkText, DESCRIPTION_MAX, oneLine, RESERVED_WORDS } from '../../sinks/index.ts';
import { reservedNames } from '../kit/index.ts';
import { busId } from './bus.ts';
import { type CommandSeed, planCommandSeeds, planEvents } from './contracts.ts';
import { Decisions } from './decisions.ts';
import { planContexts, planHotSpots } from './documents.ts';
import { keepsState, planDomains } from './domains.ts';
import { planVersions } from './event-versions.ts';
import { notesOf } from './notes.ts';
import { planReadModels } from './read-models.ts';
import { byId, projectId, serviceName, servicesInOrder, shown, subscriptionsInOrder } from './reads.ts';
import { pascalPart, Scope } from './scope.ts';
import { planStores } from './stores.ts';
import { ConsumerNames, planSubscription } from './subscriptions.ts';
import { Systems } from './systems.ts';
import { planTimers } from './timers.ts';
import { planTopics, withTopics } from './topics.ts';
import type { ActorPlan, EventPlan, Plan, ServicePlan } from './types.ts';

const known = new WeakMap<Board, Plan>();

/** What a board becomes. It takes every board; `exportProblems` says which of them are fit to be printed. */
export function planOf(board: Board): Plan {
  const found = known.get(board);
  if (found !== undefined) return found;
  const plan = build(board);
  known.set(board, plan);
  return plan;
}

function build(board: Board): Plan {
  const project = projectId(projectName(board), reservedNames());
  const { title, description, envelope, busFlavour, authoriser } = settingsOf(board);
  const events = planEvents(board);
  const services = planServices(board, events, planCommandSeeds(board));
  return {
    project,
    title: shown(title, project),
    description: oneLine(description),
    bus: busId(board, project),
    envelope,
    flavour: busFlavour,
    authoriser,
    services,
    events: [...events.values()],
    versions: planVersions(board, services),
    commands: services.flatMap((service) => service.domains.flatMap((domain) => domain.commands)),
    actors: planActors(board, services),
    hotSpots: planHotSpots(board, services),
    contexts: planContexts(board, services),
    notes: notesOf(board, events, services),
  };
}

/** Names that generated handlers import or declare, so that no function of a command may have them. */
const IN_HANDLERS = [
  ...RESERVED_WORDS,
  ...'cause command commandHandler commandOf context data decide decisions eachItem event eventHandler fact facts handler id'.split(
    ' ',
  ),
  ...'answer answers arrived asked join joinWorkflow joined log on once onCloudEvent onReport onTimer'.split(' '),
  ...'own publishFacts reportedAs requestHandler state stateRules store tick view whenAll'.split(' '),
  ...'wholeBusHandler wholeBusWorkflow workflowHandler'.split(' '),
  // Steps of a workflow are keys of an object, and TypeScript knows these as what every object has.
  ...'constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'.split(' '),
];

function planServices(
  board: Board,
  events: ReadonlyMap<string, EventPlan>,
  seeds: readonly CommandSeed[],
): ServicePlan[] {
  const stacks = new Scope(['ServiceStack', 'PlatformStack', 'Stack', 'NestedStack']);
  return servicesInOrder(board).map((row): ServicePlan => {
    const pascal = codeNames(board).get(row.id) ?? 'Service';
    const name = serviceName(board, row.id);
    const decisions = new Decisions();
    const functions = new Scope(IN_HANDLERS);
    const systems = new Systems(board, decisions, row.id);
    const names = new ConsumerNames();
    const rest = restName(board, pascal);
    const domains = planDomains({
      board,
      events,
      seeds,
      decisions,
      functions,
      systems,
      names,
      row: row.id,
      name,
      rest,
    });
    const commands = new Map(domains.flatMap((domain) => domain.commands.map((one) => [one.row, one] as const)));
    const title = shown(row.name, pascal);
    const given = { board, events, commands, decisions, functions, systems, title, row: row.id };
    const subscriptions = withOwnTexts(
      subscriptionsInOrder(board)
        .filter((one) => one.service === row.id)
        .flatMap((one) => planSubscription(given, names, one) ?? []),
    );
    const topics = planTopics(subscriptions, names);
    const timers = planTimers(given, names);
    const context = board.contexts.get(row.context ?? '');
    return {
      row: row.id,
      name,
      pascal,
      stack: stacks.claim(`${pascal}Stack`, `${pascal}ServiceStack`),
      title,
      context: oneLine(context?.name ?? ''),
      team: oneLine(context?.team ?? ''),
      purpose: oneLine(row.purpose),
      domains,
      subscriptions: withTopics(subscriptions, topics),
      topics,
      readModels: planReadModels(board, subscriptions),
      timers: withOwnTexts(timers),
      systems: systems.list(),
      stores: planStores(board, row.id, [
        ...(keepsState(domains) ? (['state'] as const) : []),
        ...(subscriptions.some(({ reason }) => reason === 'read-model' || reason === 'record')
          ? (['shown'] as const)
          : []),
      ]),
      decisions: decisions.list(),
    };
  });
}

/** Rules and schedules are told apart by their description, so a text that comes again gets a number. */
function withOwnTexts<T extends { readonly text: string }>(rows: readonly T[]): T[] {
  const texts = new Scope();
  return rows.map((row) => ({ ...row, text: texts.claim(cdkText(row.text, DESCRIPTION_MAX - 4)) }));
}

/** What a service does without an aggregate; no aggregate of the board has this name. */
const restName = (board: Board, pascal: string): string =>
  new Scope([...board.aggregates.keys()].map((id) => codeNames(board).get(id) ?? '')).claim(`${pascal}Tasks`);

const planActors = (board: Board, services: readonly ServicePlan[]): ActorPlan[] => {
  const commands = new Map(
    services.flatMap((service) =>
      service.domains.flatMap((domain) => domain.commands.map((one) => [one.row, one.name] as const)),
    ),
  );
  return [...elementsOf(board, 'actor')].sort(byId).map((actor) => ({
    id: camel(pascalPart(codeNames(board).get(actor.id) ?? 'Actor')),
    title: shown(actor.label, 'Somebody'),
    commands: leadsTo(board, actor.id, 'command').flatMap((one) => commands.get(one.id) ?? []),
  }));
};
