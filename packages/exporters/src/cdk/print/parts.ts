import { type Code, code } from '../../sinks/index.ts';
import { keepsState } from '../plan/domains.ts';
import type { CommandPlan, Plan, ServicePlan } from '../plan/types.ts';
import { commandsEntry, goesStraight } from './entries.ts';
import { isAnswered } from './handlers.ts';
import { keepsReadModel, publishesDirectly, remembersWork, usesOnce } from './stack-consumers.ts';

/** What a stack has, as the plan and the limits see it. */
export interface StackParts {
  readonly outbox: boolean;
  readonly readModels: boolean;
  readonly memory: boolean;
  readonly queue: boolean;
  /** A function that answers synchronous commands, and one that reads the read models. */
  readonly requests: boolean;
  /** A function that puts commands straight on the bus, where API Gateway cannot do it itself. */
  readonly publisher: boolean;
  readonly reads: boolean;
  /** Ways in by POST, and rules on the default bus. */
  readonly routes: number;
  readonly cloudEvents: number;
  readonly schemas: boolean;
}

export const partsOf = (plan: Plan, service: ServicePlan): StackParts => {
  const outbox = keepsState(service.domains);
  const remembers =
    service.subscriptions.some(remembersWork) || service.domains.some((domain) => domain.commands.some(usesOnce));
  const reports = service.domains.flatMap((domain) => domain.reports);
  const commands = service.domains.flatMap((domain) => domain.commands);
  return {
    outbox,
    readModels: service.subscriptions.some(keepsReadModel),
    memory: !outbox && remembers,
    queue: commandsEntry(plan, service) !== null,
    requests: commands.some(isAnswered),
    publisher: plan.flavour === 'custom' && commands.some(goesStraight),
    reads: service.readModels.length > 0,
    routes: [...reports, ...commands].filter(({ route }) => route !== null).length,
    cloudEvents: reports.filter(({ cloud }) => cloud !== null).length,
    schemas: plan.events.some((event) => event.service === service.name),
  };
};

/** What handling these commands takes. */
export function rightsOf(commands: readonly CommandPlan[], parts: StackParts): Code[] {
  const stored = commands.some((command) => usesOnce(command) || command.identity !== null);
  return [
    ...(stored ? [parts.outbox ? code`store.grantChange` : code`memory.grantOnce`] : []),
    ...(commands.some(publishesDirectly) ? [code`this.grantPublish`] : []),
  ];
}

/** Whether something in the service is published without an aggregate. */
export const publishes = (service: ServicePlan): boolean =>
  service.domains.some(
    (domain) =>
      !domain.aggregate &&
      (domain.commands.some(publishesDirectly) || domain.reports.length > 0 || domain.events.length > 0),
  );
