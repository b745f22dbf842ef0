import type { Board } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { eventVersionId } from '../normalise.ts';
import { keyBetween } from '../order-key.ts';
import { fieldsOf, versionsOf } from '../read/ownership.ts';
import type { NewRow } from '../rows.ts';
import type { NewId } from './ids.ts';

/** Adds a field behind the others of an event version, a command or a shared type. */
export const addField = (
  board: Board,
  id: string,
  owner: string,
  field: Omit<NewRow<'fields'>, 'owner' | 'order'>,
  random: () => number,
): BoardChange[] => [
  // A first version that nobody has stored yet exists on every board under its derived id; fields need the row itself.
  ...stored(board, owner),
  add('fields', id, { ...field, owner, order: keyBetween(fieldsOf(board, owner).at(-1)?.order, undefined, random) }),
];

/**
 * `normalise` shows a first version for an event that has none. Writing it again under its derived id keeps what is
 * there: `patch` of a row that is not stored does nothing, `add` of one that is stored replaces it by the same values.
 */
function stored(board: Board, owner: string): BoardChange[] {
  const version = board.eventVersions.get(owner);
  const bare = version !== undefined && version.version === 1 && fieldsOf(board, owner).length === 0;
  if (!bare || version.title !== '' || version.description !== '' || version.sample !== undefined) return [];
  return [add('eventVersions', owner, { event: version.event, version: 1, status: version.status })];
}

/** Moves a field in front of another of the same owner, or to the end. */
export function moveField(board: Board, id: string, before: string | undefined, random: () => number): BoardChange[] {
  const field = board.fields.get(id);
  if (field === undefined) return [];
  const others = fieldsOf(board, field.owner).filter((one) => one.id !== id);
  const at = before === undefined ? others.length : others.findIndex((one) => one.id === before);
  if (at < 0) return [];
  return [patch('fields', id, { order: keyBetween(others[at - 1]?.order, others[at]?.order, random) })];
}

/** Begins the next version of an event with a copy of the latest one's fields and sample. */
export function newVersion(board: Board, event: string, newId: NewId): BoardChange[] {
  const latest = versionsOf(board, event).at(-1);
  if (latest === undefined) return [];
  const id = eventVersionId(event, latest.version + 1);
  const { id: _, ...rest } = latest;
  return [
    add('eventVersions', id, { ...rest, version: latest.version + 1, status: 'draft' }),
    ...fieldsOf(board, latest.id).map(({ id: _field, ...field }) => add('fields', newId(), { ...field, owner: id })),
  ];
}
