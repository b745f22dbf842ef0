import { type Board, camel, codeNames, elementsOf, kebab } from '@stormbridge/model';
import { shown } from './reads.ts';
import type { EventPlan, ReadModelPlan, SubscriptionPlan } from './types.ts';

/** The read models of a service: one for each that subscriptions keep, over all the events that they bring. */
export function planReadModels(board: Board, subscriptions: readonly SubscriptionPlan[]): ReadModelPlan[] {
  const names = [...new Set(subscriptions.flatMap(({ model }) => model ?? []))].sort();
  const labels = new Map(
    [...elementsOf(board, 'readModel')].map((row) => [codeNames(board).get(row.id) ?? '', row.label] as const),
  );
  return names.map((name) => ({
    name,
    title: shown(labels.get(name) ?? '', name),
    file: kebab(name),
    route: kebab(name),
    view: `${camel(name)}View`,
    type: `${name}View`,
    events: [...new Set(subscriptions.filter(({ model }) => model === name).flatMap(listed))],
  }));
}

const listed = ({ interest }: SubscriptionPlan): readonly EventPlan[] =>
  Array.isArray(interest) ? (interest as readonly EventPlan[]) : [];
