import { type Board, type ElementRow, elementsOf, leadsTo, serviceOf } from '@stormbridge/model';
import { oneLine } from '../../sinks/index.ts';
import { byId, serviceName, serviceOfCommand, shown } from './reads.ts';
import type { ContextPlan, HotSpotPlan, ServicePlan } from './types.ts';

/** Bounded contexts with the services in them; they own folders and chapters, never routing. */
export const planContexts = (board: Board, services: readonly ServicePlan[]): ContextPlan[] =>
  [...board.contexts.values()].sort(byId).map((context) => ({
    title: shown(context.name, 'A context without a name'),
    team: oneLine(context.team),
    purpose: oneLine(context.purpose),
    services: services
      .filter((service) => board.services.get(service.row)?.context === context.id)
      .map((service) => service.name),
  }));

/** Open hot spots. Each becomes a question in the documents and a todo in the test of the nearest service. */
export const planHotSpots = (board: Board, services: readonly ServicePlan[]): HotSpotPlan[] =>
  [...elementsOf(board, 'hotSpot')]
    .filter((spot) => spot.status !== 'resolved')
    .sort(byId)
    .map((spot) => {
      const near = nearestService(board, spot.on);
      return {
        kind: spot.hotSpotKind ?? 'question',
        text: shown(spot.label, 'A hot spot without words'),
        about: aboutWords(board, spot.on),
        service: services.some((service) => service.row === near) ? serviceName(board, near ?? '') : null,
      };
    });

function aboutWords(board: Board, on: string | undefined): string {
  if (on === undefined) return '';
  const version = board.eventVersions.get(on);
  const element = board.elements.get(version?.event ?? on);
  const named = board.aggregates.get(on) ?? board.contexts.get(on) ?? board.services.get(on);
  return oneLine(element?.label ?? named?.name ?? '');
}

/** A command is where its events are; a policy, a read model or a system that is told is where it listens. */
function nearestOf(board: Board, element: ElementRow): string | undefined {
  const own = element.kind === 'command' ? serviceOfCommand(board, element) : serviceOf(board, element);
  if (own !== undefined) return own.id;
  const listening = [...board.subscriptions.values()].sort(byId).find(({ because }) => because === element.id);
  if (listening !== undefined) return listening.service;
  const next = leadsTo(board, element.id, 'command').sort(byId);
  return next.map((command) => serviceOfCommand(board, command)?.id).find((id) => id !== undefined);
}

function nearestService(board: Board, on: string | undefined): string | undefined {
  if (on === undefined) return undefined;
  if (board.services.has(on)) return on;
  const subscription = board.subscriptions.get(on);
  if (subscription !== undefined) return subscription.service;
  const flow = board.flows.get(on);
  if (flow !== undefined) return nearestService(board, flow.to) ?? nearestService(board, flow.from);
  const element = board.elements.get(board.eventVersions.get(on)?.event ?? on);
  if (element !== undefined) return nearestOf(board, element);
  const places = [...board.placements.values()].sort(byId).filter((one) => one.aggregate === on || one.context === on);
  return places.find((one) => one.service !== undefined)?.service;
}
