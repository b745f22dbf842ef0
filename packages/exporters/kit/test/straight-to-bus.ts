import type { EventContract } from '@kit/contracts';
import { sampleOnBus } from './sample-on-bus.ts';
import type { System } from './system.ts';

/** A request for a command that goes straight to the bus: API Gateway itself puts its event there. */
export function goStraight(
  system: System,
  {
    event,
  }: { readonly service: string; readonly route: string; readonly data: unknown; readonly event: EventContract },
): void {
  system.deliver(sampleOnBus(event));
}
