import {
  type Board,
  type EventVersionRow,
  eventsInTime,
  type FieldRow,
  fieldsOf,
  serviceOf,
  versionsOf,
} from '@stormbridge/model';
import { joined, svg, type Xml, xml } from '../sinks/index.ts';
import { FAINT, HAIRLINE, n, picture, textLine } from './svg-parts.ts';
import { cut, textWidth } from './text-layout.ts';

const CARD = { width: 320, gap: 24, line: 18, head: 54, foot: 10 };
const MARGIN = 48;
const HEAD = 56;

interface Card {
  readonly title: string;
  readonly note: string;
  readonly fields: readonly FieldRow[];
  readonly height: number;
}

/** The shared schema as a picture: each version of each event with its fields, and the shared types. */
export function schemaPicture(board: Board): string {
  const cards = cardsOf(board);
  const columns = Math.min(4, Math.max(1, cards.length));
  const heights = new Array<number>(columns).fill(MARGIN + HEAD);
  const parts = cards.map((card) => {
    const column = heights.indexOf(Math.min(...heights));
    const y = heights[column] ?? 0;
    heights[column] = y + card.height + CARD.gap;
    return draw(board, card, MARGIN + column * (CARD.width + CARD.gap), y);
  });
  const title = board.settings.get('settings')?.title || 'the board';
  const width = MARGIN * 2 + columns * (CARD.width + CARD.gap) - CARD.gap;
  const height = Math.max(...heights) - CARD.gap + MARGIN;
  const heading = textLine(title, MARGIN, MARGIN, { size: 22, weight: 700 });
  return picture(`Shared schema of ${title}`, width, height, [heading, ...parts]);
}

function cardsOf(board: Board): Card[] {
  const card = (title: string, note: string, fields: readonly FieldRow[]): Card => ({
    title,
    note,
    fields,
    height: CARD.head + Math.max(1, fields.length) * CARD.line + CARD.foot,
  });
  const events = eventsInTime(board).flatMap((event) =>
    versionsOf(board, event.id).map((version) =>
      card(event.label, noteOf(version, serviceOf(board, event)?.name ?? ''), fieldsOf(board, version.id)),
    ),
  );
  const types = [...board.types.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...events, ...types.map(({ id, name }) => card(name, 'Shared type', fieldsOf(board, id)))];
}

const noteOf = ({ version, status }: EventVersionRow, service: string): string =>
  [`Version ${version}`, ...(status === 'retired' ? ['retired'] : []), ...(service === '' ? [] : [service])].join(
    ' · ',
  );

function draw(board: Board, { title, note, fields, height }: Card, x: number, y: number): Xml {
  const inner = CARD.width - 32;
  const head = [
    svg`<rect x="${n(x)}" y="${n(y)}" width="${CARD.width}" height="${n(height)}" rx="10" fill="#FFFFFF" stroke="${HAIRLINE}"/>`,
    textLine(cut(title || 'Unnamed', 14, inner), x + 16, y + 22, { size: 14, weight: 650 }),
    textLine(cut(note, 11, inner), x + 16, y + 38, { size: 11, fill: FAINT }),
    svg`<path d="M${n(x)} ${n(y + 46)} h${CARD.width}" stroke="${HAIRLINE}"/>`,
  ];
  if (fields.length === 0)
    return joined([...head, textLine('no fields yet', x + 16, y + CARD.head + 12, { size: 11.5, fill: FAINT })], '');
  return joined(
    [...head, ...fields.map((field, at) => line(board, field, x, y + CARD.head + at * CARD.line + 12))],
    '',
  );
}

/** A field: its name, bold with a dot when every event has it, and its type. */
function line(board: Board, field: FieldRow, x: number, y: number): Xml {
  const type = cut(typeOf(board, field), 10.5, 130);
  const room = CARD.width - 44 - textWidth(type, 10.5) - 12;
  const dot = field.required
    ? svg`<circle cx="${n(x + 19)}" cy="${n(y - 4)}" r="2.5" fill="${xml('#0B6E67')}"/>`
    : svg``;
  const name = cut(field.name || 'unnamed', 11.5, room);
  return svg`${dot}${textLine(name, x + 28, y, { size: 11.5, weight: field.required ? 600 : 400 })}${textLine(type, x + CARD.width - 16, y, { size: 10.5, fill: FAINT, anchor: 'end' })}`;
}

function typeOf(board: Board, { type, valueType, values, list }: FieldRow): string {
  const one =
    type === 'object'
      ? (board.types.get(valueType ?? '')?.name ?? 'object')
      : type === 'enum'
        ? values.join(' | ')
        : type;
  return list ? `list of ${one}` : one;
}
