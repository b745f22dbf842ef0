import type { Board } from '@stormbridge/model';
import { planOf } from '../plan/plan.ts';
import type { Plan, ServicePlan } from '../plan/types.ts';
import { CONSTRUCTS, constructsOf } from './constructs.ts';
import { KINDS, type Price, RESOURCE_KINDS, type ResourceKind } from './kinds.ts';
import { CUSTOM, MAKES, type Makes, PLATFORM, SUBSCRIBER_LOGS } from './makes.ts';

/** Where resources of a kind are: a service of the board, or the platform, whose row is the bus. */
export interface ResourcePlace {
  readonly row: string;
  readonly title: string;
  readonly count: number;
}

/** All resources of one kind. */
export interface ResourceCount extends Price {
  readonly kind: ResourceKind;
  readonly count: number;
  /** Most first. */
  readonly places: readonly ResourcePlace[];
}

/** What the CDK project of a board will run in AWS, and what it leaves open. */
export interface Inventory {
  readonly services: number;
  readonly events: number;
  readonly commands: number;
  /** Kinds of which there is at least one. */
  readonly resources: readonly ResourceCount[];
  /** What the board does not say and the code asks for. */
  readonly decisions: number;
  readonly hotSpots: number;
}

/** What the project of a board will run. The board must have no export problems. */
export function inventoryOf(board: Board): Inventory {
  const plan = planOf(board);
  return {
    services: plan.services.length,
    events: plan.events.length,
    commands: plan.commands.length,
    resources: resourcesOf(plan),
    decisions: plan.services.reduce((sum, { decisions }) => sum + decisions.length, 0),
    hotSpots: plan.hotSpots.length,
  };
}

/** The resources of the platform and of all services, by kind. */
export function resourcesOf(plan: Plan): readonly ResourceCount[] {
  const stacks = [
    { row: 'bus', title: plan.bus, makes: PLATFORM[plan.flavour] },
    ...plan.services.map((service) => ({ row: service.row, title: service.title, makes: makesOf(plan, service) })),
  ];
  return RESOURCE_KINDS.flatMap((kind) => countOf(kind, stacks));
}

/** How many resources of each kind the stack of a service makes. */
export function makesOf(plan: Plan, service: ServicePlan): Makes {
  const custom = plan.flavour === 'custom';
  const constructs = constructsOf(plan, service);
  const makes = custom ? { ...MAKES, ...CUSTOM } : MAKES;
  const logs = custom && service.subscriptions.length > 0 ? SUBSCRIBER_LOGS : {};
  const sums: Partial<Record<ResourceKind, number>> = {};
  for (const kind of RESOURCE_KINDS) {
    const count = CONSTRUCTS.reduce((sum, one) => sum + constructs[one] * (makes[one][kind] ?? 0), logs[kind] ?? 0);
    if (count > 0) sums[kind === 'rule' && custom ? 'subscriber' : kind] = count;
  }
  return sums;
}

interface Stack {
  readonly row: string;
  readonly title: string;
  readonly makes: Makes;
}

function countOf(kind: ResourceKind, stacks: readonly Stack[]): ResourceCount[] {
  const places = stacks
    .flatMap(({ row, title, makes }) => ({ row, title, count: makes[kind] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const count = places.reduce((sum, place) => sum + place.count, 0);
  return count === 0 ? [] : [{ kind, count, ...KINDS[kind], places }];
}
