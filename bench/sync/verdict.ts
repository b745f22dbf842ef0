import type { Observed } from './crowd.ts';
import type { Heard } from './crowds.ts';

export interface Delivery {
  /** Ms from sending a move to hearing of it, of every move and observer. */
  readonly delays: readonly number[];
  /** Moves that an observer never heard of, and how many it should have. */
  readonly missing: number;
  readonly expected: number;
  /** Last moves among the missing: there an observer sees a sticky at the wrong place. */
  readonly wrong: number;
}

/** What came of the moves from clock `from` to `to` (exclusive) of everybody, at all observers. */
export function deliveryOf(
  { sent, observed }: Heard,
  inRoom: (room: string) => readonly number[],
  [from, to]: readonly [number, number],
): Delivery {
  const delays: number[] = [];
  let [missing, expected, wrong] = [0, 0, 0];
  for (const { client, room, heard } of observed) {
    for (const other of inRoom(room)) {
      if (other === client) continue;
      const [times, arrivals] = [sent.get(other) ?? [], heard.get(other) ?? []];
      for (let clock = from; clock < to; clock++) {
        const [at, came] = [times[clock], arrivals[clock]];
        if (at === undefined) throw new Error(`${other} never made move ${clock}`);
        expected += 1;
        if (came !== undefined) delays.push(came - at);
        else {
          missing += 1;
          if (clock === to - 1) wrong += 1;
        }
      }
    }
  }
  return { delays, missing, expected, wrong };
}

/**
 * Moves that an observer heard of and that are not in the document as the server has it after it was killed. `stored`
 * says how many moves of a client are there.
 */
export function lostAfterKill(observed: readonly Observed[], stored: (room: string, client: number) => number): number {
  const lost = new Set<string>();
  for (const { room, heard } of observed)
    for (const [client, arrivals] of heard)
      for (let clock = stored(room, client); clock < arrivals.length; clock++)
        if (arrivals[clock] !== undefined) lost.add(`${client}.${clock}`);
  return lost.size;
}
