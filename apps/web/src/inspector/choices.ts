import { type Board, elementsOf, eventsInTime, KINDS, NOTATION, type Row } from '@stormbridge/model';
import { say } from '../text/i18n.ts';
import type { Choice } from '../ui/Field.tsx';

/** A label as one line for a list; something to read even when nobody has typed yet. */
export const shortLabel = (label: string): string => {
  const line = label.replace(/\s+/g, ' ').trim();
  return line === '' ? say('common.unnamed') : line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byLabel = (a: Choice, b: Choice): number => collator.compare(a.label, b.label) || (a.value < b.value ? -1 : 1);

type Named = 'aggregates' | 'contexts' | 'services' | 'types';

/** The rows of a table as choices, by name. */
export const named = (board: Board, table: Named): Choice[] =>
  [...(board[table] as ReadonlyMap<string, Row<Named>>).values()]
    .map((row) => ({ value: row.id, label: shortLabel(row.name) }))
    .sort(byLabel);

/** The events as choices, in the order of time. */
export const events = (board: Board): Choice[] =>
  eventsInTime(board).map((event) => ({ value: event.id, label: shortLabel(event.label) }));

/** The events that have no place in time yet, by name. */
export const unplacedEvents = (board: Board): Choice[] =>
  elementsOf(board, 'event')
    .filter(({ column }) => column === undefined)
    .map(({ id, label }) => ({ value: id, label }))
    .sort(byLabel);

/** The contexts that an aggregate lives in, as choices of its placements. */
export const placements = (board: Board, aggregate: string | undefined): Choice[] =>
  [...board.placements.values()]
    .filter((place) => place.aggregate === aggregate)
    .map((place) => ({ value: place.id, label: shortLabel(board.contexts.get(place.context)?.name ?? '') }))
    .sort(byLabel);

/** Everything that a hot spot may be about, with the kind before the name. */
export function subjects(board: Board, except: string): Choice[] {
  const prefixed = (word: string, rows: readonly Choice[]): Choice[] =>
    rows.map(({ value, label }) => ({ value, label: `${word}: ${label}` }));
  const elements = KINDS.flatMap((kind) => {
    if (kind === 'aggregate' || kind === 'context' || kind === 'service' || kind === 'phase') return [];
    const rows = elementsOf(board, kind).filter(({ id }) => id !== except);
    return prefixed(
      NOTATION[kind].label,
      rows.map((row) => ({ value: row.id, label: shortLabel(row.label) })).sort(byLabel),
    );
  });
  return [
    ...elements,
    ...prefixed(NOTATION.aggregate.label, named(board, 'aggregates')),
    ...prefixed(NOTATION.context.label, named(board, 'contexts')),
    ...prefixed(NOTATION.service.label, named(board, 'services')),
  ];
}
