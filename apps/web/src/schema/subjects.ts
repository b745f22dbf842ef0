import { type Board, codeNames, elementsOf, eventsInTime, fieldsOf, serviceOf, versionsOf } from '@stormbridge/model';

/** Something that has fields: an event (by one of its versions), a command, or a shared type. */
export interface Subject {
  readonly id: string;
  readonly kind: 'event' | 'command' | 'type';
  readonly label: string;
  /** The service that owns it; of an event its producer. */
  readonly owner: string | undefined;
  /** Fields of its latest version. */
  readonly fields: number;
}

/** Everything that may have a schema: events and commands in the order of the story, then the shared types by name. */
export function subjectsOf(board: Board): readonly Subject[] {
  const events = eventsInTime(board).map((row): Subject => {
    const latest = versionsOf(board, row.id).at(-1);
    return {
      id: row.id,
      kind: 'event',
      label: row.label,
      owner: serviceOf(board, row)?.name,
      fields: latest === undefined ? 0 : fieldsOf(board, latest.id).length,
    };
  });
  const commands = elementsOf(board, 'command').map(
    (row): Subject => ({
      id: row.id,
      kind: 'command',
      label: row.label,
      owner: serviceOf(board, row)?.name,
      fields: fieldsOf(board, row.id).length,
    }),
  );
  const names = codeNames(board);
  const types = [...board.types.values()]
    .sort((a, b) => ((names.get(a.id) ?? '') < (names.get(b.id) ?? '') ? -1 : 1))
    .map(
      (row): Subject => ({
        id: row.id,
        kind: 'type',
        label: row.name,
        owner: undefined,
        fields: fieldsOf(board, row.id).length,
      }),
    );
  return [...events, ...commands, ...types];
}

/** The subjects whose name holds what somebody searches for. */
export function matching(subjects: readonly Subject[], search: string): readonly Subject[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? subjects : subjects.filter(({ label }) => label.toLowerCase().includes(wanted));
}
