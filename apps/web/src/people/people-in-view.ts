import type { Point } from '@stormbridge/model';
import type { Person } from '../board/index.ts';
import type { Offsets, Scene } from '../canvas/scene.ts';
import type { RemotePerson } from './remote-person.ts';

/**
 * The others as a view of the board shows them. Pointers and drags belong to the view in which they happen; selections
 * and writing are of rows, and show in every view.
 */
export function peopleIn(people: readonly Person[], scene: Scene): RemotePerson[] {
  return people.map((person) => {
    const here = person.view === undefined || person.view === scene.view;
    const { motion } = person;
    return {
      client: person.client,
      name: person.name,
      colour: person.colour,
      cursor: here ? person.cursor : undefined,
      selection: person.selection,
      writing: person.editing === undefined ? undefined : shownFor(scene, person.editing),
      motion: here && motion !== undefined ? { ids: motion.ids, by: { x: motion.dx, y: motion.dy } } : undefined,
    };
  });
}

/** What a view shows of a row: itself, or for an aggregate one of its placements. */
function shownFor(scene: Scene, id: string): string | undefined {
  if (scene.byId.has(id)) return id;
  return scene.items.find((item) => item.named.id === id)?.id;
}

/** The offsets of everything that is being dragged; one's own drag wins over another's. */
export function withOwn(
  others: Offsets,
  own: { readonly ids: readonly string[]; readonly by: Point } | undefined,
): Offsets {
  if (own === undefined) return others;
  const offsets = new Map(others);
  for (const id of own.ids) offsets.set(id, own.by);
  return offsets;
}
