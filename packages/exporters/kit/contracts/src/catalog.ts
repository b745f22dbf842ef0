// For infrastructure and tests. Code that runs in Lambda imports the contracts it uses from the package itself.
import catalog from '../catalog.json' with { type: 'json' };
import type { Catalog, Subscription } from '../derive/model.ts';
import type { EventContract } from './contract.ts';
import { EVENTS } from './generated/catalog.ts';
import type { Interest } from './patterns.ts';

export const {
  domain: DOMAIN,
  bus: BUS,
  authoriser: AUTHORISER,
  services: SERVICES,
  commands: COMMAND_ROWS,
  reports: REPORTS,
  cloudEvents: CLOUD_EVENTS,
  readModels: READ_MODELS,
  subscriptions: SUBSCRIPTIONS,
  timers: TIMERS,
} = catalog as unknown as Catalog;

/** The contracts that a subscription of the catalogue names by key. */
export function interestOf(events: Subscription['events']): Interest {
  if (typeof events === 'string' || 'source' in events) return events;
  const known: Readonly<Record<string, EventContract>> = EVENTS;
  return events.flatMap((key) => known[key] ?? []);
}

export type { CloudEvent, CommandVersion, ReadModel, Report, Service, Subscription, Timer } from '../derive/model.ts';
export { draft4Schema } from '../derive/downgrade.ts';
export { keyOf } from '../derive/model.ts';
export { registryName } from '../derive/registry.ts';
export { COMMANDS, EVENTS, type ServiceName } from './generated/catalog.ts';
export { eventPattern, type EventPattern, type Interest } from './patterns.ts';
