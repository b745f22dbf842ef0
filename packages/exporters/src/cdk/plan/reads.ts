import {
  type Board,
  codeNames,
  comesFrom,
  compareInTime,
  compareKeys,
  type ElementRow,
  elementsOf,
  eventAddress,
  eventsOf,
  kebab,
  leadsTo,
  placementOf,
  type ServiceRow,
  type SubscriptionRow,
  serviceOf,
  sourceOfService,
} from '@stormbridge/model';
import { oneLine } from '../../sinks/index.ts';

/** Reads of the board that both the plan and its problems need. */

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareKeys(a.id, b.id);

/** A row's text for a message: what people wrote, or what it is. */
export const shown = (text: string, fallback: string): string => oneLine(text) || fallback;

/** Packages of the project that are no services. */
const PACKAGES = new Set(['cdk-kit', 'event-kit', 'contracts', 'platform']);

/** The folder of a service, which is also the name of its package. */
export function serviceName(board: Board, service: string): string {
  const name = kebab(codeNames(board).get(service) ?? 'service');
  return PACKAGES.has(name) ? `${name}-service` : name;
}

/** The name of the project: a scope of packages, so within 20 characters and none that the registry knows. */
export function projectId(name: string, reserved: ReadonlySet<string>): string {
  const plain = name.replace(/[^a-z0-9-]/g, '').replace(/^[^a-z]+/, '') || 'stormbridge-app';
  const short = plain.slice(0, 20).replace(/-+$/, '');
  return reserved.has(short) ? `${short.slice(0, 16).replace(/-+$/, '')}-app` : short;
}

/** Everything that leads to an event and belongs to a service, with that service. */
export const causesOf = (board: Board, event: ElementRow): ElementRow[] =>
  comesFrom(board, event.id).filter((one) => ['command', 'timer', 'externalSystem'].includes(one.kind));

/** The events of a command, in the order of time. */
export const eventsOfCommand = (board: Board, command: ElementRow): ElementRow[] =>
  leadsTo(board, command.id, 'event').sort(compareInTime);

/** The aggregate of a command: its own, else the one that all its events belong to. */
export function aggregateOfCommand(board: Board, command: ElementRow): string | undefined {
  if (command.aggregate !== undefined) return command.aggregate;
  const owners = new Set(eventsOfCommand(board, command).map((event) => event.aggregate));
  return owners.size === 1 ? [...owners][0] : undefined;
}

/** The service that runs a command: its own, else the one service that produces its events. */
export function serviceOfCommand(board: Board, command: ElementRow): ServiceRow | undefined {
  const own = serviceOf(board, command);
  if (own !== undefined || placementOf(board, command) !== undefined) return own;
  const producers = new Set(eventsOfCommand(board, command).map((event) => serviceOf(board, event)));
  return producers.size === 1 ? [...producers][0] : undefined;
}

/** Who issues a command. */
export const issuersOf = (board: Board, command: ElementRow): ElementRow[] =>
  comesFrom(board, command.id).filter((one) => ['actor', 'policy', 'timer', 'externalSystem'].includes(one.kind));

/** The commands that a policy issues, by id. */
export const commandsOfPolicy = (board: Board, policy: ElementRow): ElementRow[] =>
  leadsTo(board, policy.id, 'command').sort(byId);

/** The sources under which the events of a service travel, sorted; there is always one. */
export function sourcesOf(board: Board, service: string): string[] {
  const sources = new Set(eventsOf(board, service).map((event) => eventAddress(board, event).source));
  return sources.size === 0 ? [sourceOfService(board, service)] : [...sources].sort();
}

export const subscriptionsInOrder = (board: Board): SubscriptionRow[] => [...board.subscriptions.values()].sort(byId);

export const servicesInOrder = (board: Board): ServiceRow[] => [...board.services.values()].sort(byId);

/** The policy or read model that is the reason of a subscription, where it is of that kind. */
export function reasonElement(board: Board, subscription: SubscriptionRow): ElementRow | undefined {
  const element = board.elements.get(subscription.because ?? '');
  return element !== undefined && element.kind === subscription.reason ? element : undefined;
}

export const policiesOf = (board: Board): readonly ElementRow[] => elementsOf(board, 'policy');
