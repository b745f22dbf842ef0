import { keyOf } from '../../schema/contract.ts';
import type { Catalog, Subscription } from '../kit/index.ts';
import type { Plan, SubscriptionPlan } from '../plan/types.ts';

/** `contracts/catalog.json`: who publishes, who listens, who is asked. */
export const catalogOf = (plan: Plan): Catalog => ({
  domain: plan.project,
  title: plan.title,
  bus: plan.bus,
  authoriser: plan.authoriser,
  services: plan.services.map(({ name, title, context, team, purpose }) => ({ name, title, context, team, purpose })),
  events: plan.events.map(({ name, version, source, detailType, service, aggregate }) => ({
    name,
    version,
    source,
    detailType,
    producer: service,
    aggregate,
  })),
  retired: plan.versions.filter(({ status }) => status === 'retired').map(({ key }) => key),
  commands: plan.commands.map(({ name, version, service, aggregate, mode, route, publishes, outcomes }) => ({
    name,
    version,
    service,
    aggregate,
    mode,
    route,
    publishes: publishes === null ? null : keyOf(publishes),
    leadsTo: outcomes.map(({ event }) => keyOf(event)),
  })),
  reports: plan.services.flatMap((service) =>
    service.domains.flatMap((domain) =>
      domain.reports.flatMap(({ event, route }) =>
        route === null ? [] : [{ event: keyOf(event), service: service.name, route }],
      ),
    ),
  ),
  cloudEvents: plan.services.flatMap((service) =>
    service.domains.flatMap((domain) =>
      domain.reports.flatMap(({ event, cloud }) => {
        if (cloud === null) return [];
        const { id, source, detailType, text } = cloud;
        return [{ id, event: keyOf(event), service: service.name, source, detailType, text }];
      }),
    ),
  ),
  readModels: plan.services.flatMap((service) =>
    service.readModels.map(({ name, route }) => ({ name, service: service.name, route })),
  ),
  subscriptions: plan.services.flatMap((service) =>
    service.subscriptions.map(
      (one): Subscription => ({
        id: one.id,
        consumer: service.name,
        events: interestOf(one),
        via: one.via,
        reason: one.reason,
        text: one.text,
        issues: one.calls.map(({ command }) => keyOf(command)),
        ...(one.join === null ? {} : { together: one.join.key }),
        handler: one.handler,
        ...(one.partitionBy === null ? {} : { partitionBy: one.partitionBy }),
        ...(one.endpoint === null ? {} : { endpoint: one.endpoint.url }),
      }),
    ),
  ),
  timers: plan.services.flatMap((service) =>
    service.timers.map(({ id, schedule, text, command, event, constant }) => ({
      id,
      service: service.name,
      schedule,
      timezone: 'Etc/UTC',
      text,
      command: command === null ? null : keyOf(command),
      event: event === null ? null : keyOf(event),
      data: constant ? {} : null,
    })),
  ),
});

const interestOf = ({ interest }: SubscriptionPlan): Subscription['events'] => {
  if (interest === '*' || 'source' in interest) return interest;
  return interest.map(keyOf);
};
