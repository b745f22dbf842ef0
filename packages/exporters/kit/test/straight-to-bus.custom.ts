import type { EventContract } from '@kit/contracts';
import type { System } from './system.ts';

/** A request for a command that goes straight to the bus: a function of the service puts its event there. */
export function goStraight(
  system: System,
  {
    service,
    route,
    data,
  }: { readonly service: string; readonly route: string; readonly data: unknown; readonly event: EventContract },
): void {
  system.request(service, route, data, 'src/publisher.ts');
}
