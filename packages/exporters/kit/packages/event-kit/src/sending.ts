import type { EventContract } from '@kit/contracts';
import type { BusEntry } from './bus-entry.ts';
import { assertEvent } from './validate.ts';

// For people who put an event on the bus by hand.
export type { BusEntry, BusResult } from './bus-entry.ts';
export { bus } from './bus.ts';
export { findBus } from './find-bus.ts';

/** An entry for a `detail` that keeps its contract; another one throws. */
export function detailEntry(contract: EventContract, detail: object): BusEntry {
  assertEvent(contract, detail);
  const { source, detailType } = contract;
  return { Source: source, DetailType: detailType, Detail: JSON.stringify(detail), Time: new Date() };
}
