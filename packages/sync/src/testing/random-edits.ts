import {
  acceptServices,
  acceptSubscriptions,
  add,
  addElement,
  addField,
  assign,
  type Board,
  type BoardChange,
  CONSUMPTION_KINDS,
  changeKind,
  changeSettings,
  connect,
  consume,
  duplicate,
  ELEMENT_KINDS,
  type FieldSpec,
  fieldSpecs,
  isSingleTable,
  moveField,
  movePlacement,
  moveTo,
  nameBus,
  newVersion,
  patch,
  pinCodeNames,
  placeAfter,
  placeAggregate,
  placeInTime,
  proposeServices,
  proposeSubscriptions,
  type Result,
  relabel,
  remove,
  removeRows,
  rowsOf,
  runBy,
  sequenceByPosition,
  TABLE_NAMES,
  type TableName,
  takeOutOfTime,
  unplace,
} from '@stormbridge/model';
import type { Dice } from './dice.ts';

type Edit = (board: Board, dice: Dice, newId: () => string) => readonly BoardChange[];

const WORDS = ['Order', 'placed', 'Pay', '🧡', 'é', 'x', '', 'A long label with several words', '\n'];
export const randomText = (dice: Dice): string =>
  Array.from({ length: dice.below(4) }, () => dice.pick(WORDS) ?? '').join(' ');

const point = (dice: Dice) => ({ x: dice.below(2000) - 500, y: dice.below(900) });
const changesOf = (result: Result<BoardChange[]>): readonly BoardChange[] => (result.ok ? result.value : []);
const idIn = (board: Board, dice: Dice, ...tables: readonly TableName[]): string =>
  dice.pick(tables.flatMap((table) => [...rowsOf(board, table).keys()])) ?? 'none';

const makeElement: Edit = (board, dice, newId) => {
  const kind = dice.chance(0.4) ? 'event' : dice.one(...ELEMENT_KINDS);
  const column = dice.chance(0.5) ? dice.pick(board.elements.values())?.column : undefined;
  return addElement(newId(), { kind, label: randomText(dice), posTimeline: point(dice), column });
};
const makeArea: Edit = (_board, dice, newId) => {
  const name = randomText(dice);
  const at = point(dice);
  return [
    dice.one(
      add('aggregates', newId(), { name, posLandscape: at }),
      add('contexts', newId(), { name, frame: { ...at, w: 480, h: 360 } }),
      add('services', newId(), { name }),
      add('phases', newId(), { name }),
      add('types', newId(), { name }),
      add('glossary', newId(), { term: name }),
    ),
  ];
};
const anyId = (board: Board, dice: Dice): string => idIn(board, dice, ...TABLE_NAMES);
const someElements = (board: Board, dice: Dice): string[] =>
  [...board.elements.keys()].filter(() => dice.chance(0.3)).slice(0, 5);

const onThings: readonly Edit[] = [
  (board, dice) => relabel(board, anyId(board, dice), randomText(dice)),
  (board, dice) => moveTo(board, dice.one('timeline', 'landscape'), [{ id: anyId(board, dice), to: point(dice) }]),
  (board, dice) => removeRows(board, [anyId(board, dice)]),
  (board, dice) => relabel(board, idIn(board, dice, 'elements'), randomText(dice)),
  (board, dice) => changeKind(board, idIn(board, dice, 'elements'), dice.one(...ELEMENT_KINDS)),
  (board, dice, newId) => duplicate(board, someElements(board, dice), newId).changes,
  (board, dice, newId) => [
    add('comments', newId(), { on: idIn(board, dice, 'elements', 'aggregates', 'contexts'), text: randomText(dice) }),
  ],
  (board, dice, newId) => [add('votes', newId(), { on: idIn(board, dice, 'elements'), voter: 'me' })],
];

const inTime: readonly Edit[] = [
  (board, dice, newId) =>
    changesOf(connect(board, newId(), idIn(board, dice, 'elements'), idIn(board, dice, 'elements', 'aggregates'))),
  (board, dice, newId) =>
    changesOf(connect(board, newId(), idIn(board, dice, 'elements'), idIn(board, dice, 'elements'))),
  (board, dice) => {
    const event = dice.pick(board.elements.values());
    return event === undefined
      ? []
      : placeInTime(board, someElements(board, dice), placeAfter(board, event), dice.random);
  },
  (board, dice) => takeOutOfTime(someElements(board, dice), () => point(dice)),
  (board, dice) => sequenceByPosition(board, dice.random),
];

const inSpace: readonly Edit[] = [
  (board, dice) =>
    assign(board, someElements(board, dice), idIn(board, dice, 'aggregates'), dice.pick(board.placements.keys())),
  (board, dice) => placeAggregate(board, idIn(board, dice, 'aggregates'), idIn(board, dice, 'contexts'), point(dice)),
  (board, dice) => {
    const place = dice.pick(board.placements.values());
    return place === undefined ? [] : movePlacement(board, place, idIn(board, dice, 'contexts'));
  },
  (board, dice) => {
    const place = dice.pick(board.placements.values());
    return place === undefined ? [] : unplace(board, place);
  },
  (board) => acceptServices(board, proposeServices(board).slice(0, 2)),
  (board, dice) => changesOf(runBy(board, idIn(board, dice, 'placements'), dice.pick(board.services.keys()))),
  (board, dice) => [patch('services', idIn(board, dice, 'services'), { context: idIn(board, dice, 'contexts') })],
];

const inContract: readonly Edit[] = [
  (board) => acceptSubscriptions(proposeSubscriptions(board).slice(0, 2)),
  (board, dice, newId) =>
    changesOf(
      consume(
        board,
        newId(),
        idIn(board, dice, 'services'),
        idIn(board, dice, 'elements'),
        dice.pick([undefined, ...CONSUMPTION_KINDS]),
      ),
    ),
  (board, dice) => nameBus(board, randomText(dice)),
  (board, dice) => changeSettings(board, { title: randomText(dice), envelope: dice.one('metadataData', 'plain') }),
  (board, dice, newId) =>
    addField(
      board,
      newId(),
      idIn(board, dice, 'eventVersions', 'types'),
      { name: 'total', type: 'integer', personal: true },
      dice.random,
    ),
  (board, dice) => moveField(board, idIn(board, dice, 'fields'), dice.pick(board.fields.keys()), dice.random),
  (board, dice, newId) => newVersion(board, idIn(board, dice, 'elements'), newId),
  (board, dice) => [
    patch('eventVersions', idIn(board, dice, 'eventVersions'), { sample: { a: [dice.below(9), null, 'b'] } }),
  ],
  (board, dice) => [
    patch('eventVersions', idIn(board, dice, 'eventVersions'), { title: randomText(dice), status: 'inUse' }),
  ],
  (board) => pinCodeNames(board).slice(0, 3),
];

/** Any change of any field to any value that it may hold, on any row, whether it makes sense or not. */
const raw: Edit = (board, dice, newId) => {
  const table = dice.one(...(TABLE_NAMES as readonly [TableName, ...TableName[]]));
  const known = idIn(board, dice, table);
  const id = isSingleTable(table) ? table : known;
  if (dice.chance(0.15)) return isSingleTable(table) ? [] : [remove(table, id)];
  const fields = Object.fromEntries(
    Object.entries(fieldSpecs(table)).flatMap(([field, spec]) =>
      'required' in spec || dice.chance(0.3) ? [[field, randomValue(board, spec, dice)]] : [],
    ),
  );
  if (!isSingleTable(table) && (known === 'none' || dice.chance(0.4))) return [add(table, newId(), fields as never)];
  return [patch(table, id, fields as never)];
};

function randomValue(board: Board, spec: FieldSpec, dice: Dice): unknown {
  if (!('required' in spec) && dice.chance(0.15)) return null;
  switch (spec.type) {
    case 'text':
      return randomText(dice);
    case 'string':
      return dice.one('A', 'b c', 'PT5M').slice(0, spec.max);
    case 'boolean':
      return dice.chance(0.5);
    case 'integer':
      return Math.min(spec.max, spec.min + dice.below(4));
    case 'choice':
      return dice.pick(spec.values);
    case 'ref':
      return idIn(board, dice, ...(spec.tables as readonly TableName[]));
    case 'refs':
      return [idIn(board, dice, ...(spec.tables as readonly TableName[]))];
    case 'strings':
      return ['a', randomText(dice)];
    case 'orderKey':
      return dice.one('V', 'a1', 'b');
    case 'point':
      return point(dice);
    case 'frame':
      return { ...point(dice), w: 10, h: 10.5 };
    case 'json':
      return dice.one<unknown>(1.5, 'é', null, { deep: [{ a: 1 }] }, []);
  }
}

/** One edit as a person could make it on the board that they see. May be empty. */
export const randomEdit: Edit = (board, dice, newId) => {
  const kinds: readonly [readonly Edit[], ...(readonly Edit[])[]] = [
    [makeElement, makeArea],
    onThings,
    inTime,
    inSpace,
    inContract,
    [raw],
  ];
  const edit = dice.pick(dice.one(...kinds));
  return edit === undefined ? [] : edit(board, dice, newId);
};
