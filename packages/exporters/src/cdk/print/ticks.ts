import type { DomainPlan, ServicePlan, TimerPlan } from '../plan/types.ts';

/** Timers whose tick a function of the service turns into commands or events. */
export const ticking = (service: ServicePlan): readonly TimerPlan[] =>
  service.timers.filter((timer) => !timer.constant);

/** Ticks that lead to events belong to the domain of the event. */
export const eventTicks = (service: ServicePlan, domain: DomainPlan): readonly TimerPlan[] =>
  ticking(service).filter(
    (timer) => timer.event !== null && timer.event.aggregate === (domain.aggregate ? domain.name : null),
  );
export const commandTicks = (service: ServicePlan, domain: DomainPlan): readonly TimerPlan[] =>
  ticking(service).filter((timer) => domain.commands.some((command) => command.row === timer.command?.row));
