import type { Board } from '@stormbridge/model';
import { typeNameOf } from '../../schema/contract.ts';
import { ident } from '../../sinks/index.ts';
import { versionsToPublish } from './contracts.ts';
import { type Decisions, originsOf } from './decisions.ts';
import type { EventPlan, OutcomePlan } from './types.ts';

/** An event that no command leads to: what is told is the newest version, and the older ones follow from it. */
export interface Told {
  readonly newest: EventPlan;
  readonly older: readonly EventPlan[];
}

/** The versions of an event that are written, as far as there are any. */
export function toldVersions(board: Board, events: ReadonlyMap<string, EventPlan>, event: string): Told | undefined {
  const written = versionsToPublish(board, event).flatMap((id) => events.get(id) ?? []);
  const newest = written.at(-1);
  return newest === undefined ? undefined : { newest, older: written.slice(0, -1) };
}

/** Where the fields of the older versions come from: the newest one says them, or they are open decisions. */
export const olderOutcomes = (decisions: Decisions, { newest, older }: Told, where: string): OutcomePlan[] =>
  older.map((event) => ({
    event,
    fields: originsOf({
      decisions,
      target: event,
      sources: [newest],
      of: typeNameOf(event),
      longer: `${typeNameOf(event)}In${where}`,
      because: `Version ${event.version} is in use too, and version ${newest.version} does not say it.`,
      parameters: [{ name: 'event', type: ident(typeNameOf(newest)) }],
      later: true,
    }),
  }));
