import { decodePresence, type Presence } from '@stormbridge/sync';
import type { Awareness } from 'y-protocols/awareness';

/** Somebody else who is here. One person with two tabs is here twice. */
export interface Person extends Presence {
  readonly client: number;
}

/** Who somebody is, without what they are doing. */
export interface Who {
  readonly client: number;
  readonly name: string;
  readonly colour: string;
}

export interface People {
  readonly people: readonly Person[];
  readonly who: readonly Who[];
}

export const nobody: People = { people: [], who: [] };

/** The others in an awareness, in the order of their client ids. Whoever did not change keeps their identity. */
export function readPeople(awareness: Awareness, before: People): People {
  const known = new Map(before.people.map((person) => [person.client, person]));
  const people = [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .sort(([a], [b]) => a - b)
    .flatMap(([client, state]): Person[] => {
      const presence = decodePresence(state);
      if (presence === undefined) return [];
      const old = known.get(client);
      const person = { client, ...presence };
      return [old !== undefined && JSON.stringify(old) === JSON.stringify(person) ? old : person];
    });
  const who = people.map(({ client, name, colour }) => ({ client, name, colour }));
  return { people, who: JSON.stringify(who) === JSON.stringify(before.who) ? before.who : who };
}
