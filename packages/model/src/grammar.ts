import { type Kind, NOTATION } from './notation.ts';

/** The answer to "may an arrow lead from this to that?": yes, or no with the reason in words. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

/** What stands between two kinds when people draw an arrow that skips it. */
const SKIPPED: Readonly<Record<string, string>> = {
  'event>event': 'Something decides here: add a policy between the two events.',
  'event>command': 'Something decides here: add a policy between the event and the command.',
  'actor>event': 'A person causes an event by asking for something: add a command in between.',
  'policy>event': 'A policy issues a command, and the command leads to the event: add the command.',
  'actor>policy': 'A policy reacts to events. Draw the arrow from the event it waits for.',
  'command>command': 'A command leads to an event; a policy on that event issues the next command.',
  'event>actor': 'People see events through a read model: add one in between.',
  'command>policy': 'A policy reacts to what has happened. Draw the arrow from the event.',
  'command>readModel': 'A read model is made of events. Draw the arrow from the event.',
  'event>aggregate': 'An event belongs to an aggregate: assign it instead of drawing an arrow.',
  'timer>policy': 'A timer issues a command or causes an event: draw the arrow to one of them.',
};

/** Whether the method's grammar lets an arrow lead from one kind to another, and if not, why and what to do instead. */
export function mayLead(from: Kind, to: Kind): Verdict {
  const { label, leadsTo } = NOTATION[from];
  if (leadsTo.includes(to)) return { allowed: true };
  const known = SKIPPED[`${from}>${to}`];
  if (known !== undefined) return { allowed: false, why: known };
  if (from === 'hotSpot' || to === 'hotSpot')
    return { allowed: false, why: 'A hot spot is attached to what it is about; it is not part of the flow.' };
  const may = leadsTo.map((kind) => NOTATION[kind].label.toLowerCase());
  const instead = may.length === 0 ? 'It leads to nothing.' : `It may lead to: ${may.join(', ')}.`;
  return { allowed: false, why: `${label} cannot lead to ${NOTATION[to].label.toLowerCase()}. ${instead}` };
}
