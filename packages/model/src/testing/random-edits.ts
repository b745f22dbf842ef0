import { type Board, rowsOf } from '../board.ts';
import { add, type BoardChange, patch, remove } from '../changes.ts';
import { assign, movePlacement, placeAggregate, unplace } from '../edits/aggregates.ts';
import { acceptSubscriptions, changeSettings, consume, nameBus, proposeSubscriptions } from '../edits/bus.ts';
import { addElement, changeKind, duplicate, moveTo, relabel, removeRows } from '../edits/elements.ts';
import { connect } from '../edits/flows.ts';
import { addField, moveField, newVersion } from '../edits/schema.ts';
import { acceptServices, proposeServices, runBy } from '../edits/services.ts';
import { placeAfter, placeInTime, sequenceByPosition, takeOutOfTime } from '../edits/timeline.ts';
import type { Result } from '../problems.ts';
import { elementsOf } from '../read/flow.ts';
import { CONSUMPTION_KINDS, ELEMENT_KINDS, TABLE_NAMES, type TableName } from '../tables.ts';
import { HOSTILE_LABELS } from './hostile.ts';
import type { Tape } from './tape.ts';

type Edit = (board: Board, tape: Tape, id: string) => readonly BoardChange[];

const of = (result: Result<BoardChange[]>): readonly BoardChange[] => (result.ok ? result.value : []);
const idIn = (board: Board, tape: Tape, ...tables: readonly TableName[]): string =>
  tape.pick(tables.flatMap((table) => [...rowsOf(board, table).keys()])) ?? 'gone';
const label = (tape: Tape): string => tape.pick(HOSTILE_LABELS) ?? '';
const point = (tape: Tape) => ({ x: tape.below(2000), y: tape.below(900) });

/** Every edit of the model, by name. */
export const EDITS: Readonly<Record<string, Edit>> = {
  addElement: (_, tape, id) =>
    addElement(id, { kind: tape.pick(ELEMENT_KINDS) ?? 'event', label: label(tape), posTimeline: point(tape) }),
  addAggregate: (_, tape, id) => [add('aggregates', id, { name: label(tape), posLandscape: point(tape) })],
  addContext: (_, tape, id) => [add('contexts', id, { name: label(tape) })],
  addService: (board, tape, id) => [
    add('services', id, { name: label(tape), context: tape.pick([...board.contexts.keys()]) }),
  ],
  relabel: (board, tape) => relabel(board, idIn(board, tape, ...TABLE_NAMES), label(tape)),
  moveTo: (board, tape) =>
    moveTo(board, tape.chance(50) ? 'timeline' : 'landscape', [
      { id: idIn(board, tape, 'elements', 'aggregates', 'placements', 'contexts'), to: point(tape) },
    ]),
  removeRows: (board, tape) => removeRows(board, [idIn(board, tape, ...TABLE_NAMES), idIn(board, tape, 'elements')]),
  changeKind: (board, tape) => changeKind(board, idIn(board, tape, 'elements'), tape.pick(ELEMENT_KINDS) ?? 'event'),
  duplicate: (board, tape, id) => {
    let count = 0;
    const ids = [idIn(board, tape, 'elements'), idIn(board, tape, 'elements')];
    return duplicate(board, ids, () => `${id}-${count++}`).changes;
  },
  connect: (board, tape, id) =>
    of(connect(board, id, idIn(board, tape, 'elements', 'aggregates'), idIn(board, tape, 'elements', 'aggregates'))),
  assign: (board, tape) =>
    assign(
      board,
      [idIn(board, tape, 'elements'), idIn(board, tape, 'elements')],
      tape.chance(80) ? tape.pick([...board.aggregates.keys()]) : undefined,
      tape.pick([...board.placements.keys()]),
    ),
  placeAggregate: (board, tape) => {
    const [aggregate, context] = [tape.pick([...board.aggregates.keys()]), tape.pick([...board.contexts.keys()])];
    return aggregate === undefined || context === undefined ? [] : placeAggregate(board, aggregate, context);
  },
  movePlacement: (board, tape) => {
    const [place, context] = [tape.pick([...board.placements.values()]), tape.pick([...board.contexts.keys()])];
    return place === undefined || context === undefined ? [] : movePlacement(board, place, context, point(tape));
  },
  unplace: (board, tape) => {
    const place = tape.pick([...board.placements.values()]);
    return place === undefined ? [] : unplace(board, place);
  },
  acceptServices: (board) => acceptServices(board, proposeServices(board)),
  runBy: (board, tape) => of(runBy(board, idIn(board, tape, 'placements'), tape.pick([...board.services.keys()]))),
  acceptSubscriptions: (board) => acceptSubscriptions(proposeSubscriptions(board)),
  consume: (board, tape, id) => {
    const [service, event] = [tape.pick([...board.services.keys()]), tape.pick(elementsOf(board, 'event'))?.id];
    const kind = tape.chance(70) ? tape.pick(CONSUMPTION_KINDS) : undefined;
    return service === undefined || event === undefined ? [] : of(consume(board, id, service, event, kind));
  },
  nameBus: (board, tape) => nameBus(board, label(tape)),
  changeSettings: (board, tape) => changeSettings(board, { title: label(tape), envelope: 'plain' }),
  addField: (board, tape, id) =>
    addField(board, id, idIn(board, tape, 'eventVersions', 'types'), { name: label(tape).slice(0, 64) }, tape.random),
  moveField: (board, tape) =>
    moveField(board, idIn(board, tape, 'fields'), tape.pick([...board.fields.keys()]), tape.random),
  newVersion: (board, tape, id) => {
    let count = 0;
    return newVersion(board, tape.pick(elementsOf(board, 'event'))?.id ?? 'gone', () => `${id}-${count++}`);
  },
  placeInTime: (board, tape) => {
    const events = elementsOf(board, 'event');
    const [one, other] = [tape.pick(events), tape.pick(events)];
    return one === undefined || other === undefined
      ? []
      : placeInTime(board, [one.id], placeAfter(board, other), tape.random);
  },
  alternative: (board, tape) => {
    const events = elementsOf(board, 'event');
    const column = tape.pick(events)?.column;
    return column === undefined
      ? []
      : placeInTime(board, [tape.pick(events)?.id ?? ''], { column, lane: 'alternative' }, tape.random);
  },
  takeOutOfTime: (board, tape) =>
    takeOutOfTime(
      elementsOf(board, 'event')
        .slice(0, 2)
        .map(({ id }) => id),
      () => point(tape),
    ),
  sequenceByPosition: (board, tape) => sequenceByPosition(board, tape.random),
  /** What an import or another client may send: any row of any table, or no row. */
  removeAny: (board, tape) => {
    const table = tape.pick(TABLE_NAMES) ?? 'elements';
    return [remove(table, idIn(board, tape, table))];
  },
  patchNothing: (_, tape) => [patch('elements', 'gone', { label: label(tape) })],
};

/** The changes of one random edit, with the name of the edit. New rows get ids that begin with `id`. */
export function randomEdit(
  board: Board,
  tape: Tape,
  id: string,
): { readonly name: string; readonly changes: readonly BoardChange[] } {
  const name = tape.pick(Object.keys(EDITS)) ?? 'addElement';
  const edit = EDITS[name];
  return { name, changes: edit === undefined ? [] : edit(board, tape, id) };
}
