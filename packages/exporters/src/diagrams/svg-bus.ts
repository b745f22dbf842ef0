import {
  type Board,
  busOf,
  type ElementRow,
  eventsInTime,
  matchedVersions,
  NOTATION,
  type ServiceRow,
  serviceOf,
  subscriptionsOf,
} from '@stormbridge/model';
import { joined, svg, type Xml, xml } from '../sinks/index.ts';
import { FAINT, HAIRLINE, n, picture, textLine } from './svg-parts.ts';
import { cut, textWidth, wrapText } from './text-layout.ts';

/** One event on a card, and how it is consumed. */
interface Line {
  readonly event: string;
  readonly how: string;
}

interface Card {
  readonly service: ServiceRow;
  readonly context: string;
  readonly publishes: readonly Line[];
  readonly consumes: readonly Line[];
  readonly height: number;
}

const CARD = { width: 272, gap: 24, line: 16, head: 52 };
const MARGIN = 40;
const BUS = { height: 56, gap: 48 };

/** The one bus with every service on it: what each publishes, what it consumes and how. */
export function busPicture(board: Board): string {
  const cards = cardsOf(board);
  const half = Math.ceil(cards.length / 2);
  const [above, below] = [cards.slice(0, half), cards.slice(half)];
  const width = MARGIN * 2 + Math.max(1, half) * (CARD.width + CARD.gap) - CARD.gap;
  const top = MARGIN + 24;
  const busAt = top + tallest(above) + BUS.gap;
  const height = busAt + BUS.height + (below.length === 0 ? MARGIN : BUS.gap + tallest(below) + MARGIN);
  const left = (at: number): number => MARGIN + at * (CARD.width + CARD.gap);
  const parts = [
    ...above.flatMap((card, at) => [
      drawCard(card, left(at), busAt - BUS.gap - card.height),
      links(card, left(at), busAt - BUS.gap, busAt),
    ]),
    ...below.flatMap((card, at) => [
      drawCard(card, left(at), busAt + BUS.height + BUS.gap),
      links(card, left(at), busAt + BUS.height + BUS.gap, busAt + BUS.height),
    ]),
    bus(board, width, busAt),
  ];
  return picture(`Event bus of ${board.settings.get('settings')?.title ?? ''}`, width, height, parts);
}

const tallest = (cards: readonly Card[]): number => Math.max(0, ...cards.map((card) => card.height));

function cardsOf(board: Board): Card[] {
  const published = new Map<string, ElementRow[]>();
  for (const event of eventsInTime(board)) {
    const id = serviceOf(board, event)?.id;
    if (id !== undefined) published.set(id, [...(published.get(id) ?? []), event]);
  }
  return [...board.services.values()]
    .sort((a, b) =>
      (a.context ?? '') < (b.context ?? '') ? -1 : (a.context ?? '') > (b.context ?? '') ? 1 : a.id < b.id ? -1 : 1,
    )
    .map((service) => {
      const publishes = (published.get(service.id) ?? []).map((event) => ({ event: event.label, how: '' }));
      const consumes = consumedBy(board, service.id);
      const sections = (list: readonly Line[]): number => (list.length === 0 ? 0 : (list.length + 1) * CARD.line + 8);
      const context = board.contexts.get(service.context ?? '')?.name ?? '';
      return {
        service,
        context,
        publishes,
        consumes,
        height: CARD.head + sections(publishes) + sections(consumes) + 4,
      };
    });
}

/** What a service consumes, in the order of time. */
function consumedBy(board: Board, service: string): Line[] {
  const kinds = new Map<string, Set<string>>();
  const whole: Line[] = [];
  for (const one of subscriptionsOf(board, service)) {
    const how = one.kind === 'fanOut' ? 'fan-out' : one.kind;
    if (one.scope === 'bus') whole.push({ event: 'Every event', how });
    else
      for (const { event } of matchedVersions(board, one)) kinds.set(event, (kinds.get(event) ?? new Set()).add(how));
  }
  const events = eventsInTime(board).flatMap((event) => {
    const hows = kinds.get(event.id);
    return hows === undefined ? [] : [{ event: event.label, how: [...hows].join(', ') }];
  });
  return [...whole, ...events];
}

function drawCard({ service, context, publishes, consumes, height }: Card, x: number, y: number): Xml {
  const { light, edge } = NOTATION.service.colour;
  const [title = ''] = wrapText(service.name || 'Unnamed service', 14, CARD.width - 32, 1);
  const head = [
    svg`<rect x="${n(x)}" y="${n(y)}" width="${CARD.width}" height="${n(height)}" rx="10" fill="#FFFFFF" stroke="${HAIRLINE}"/>`,
    svg`<path d="M${n(x)} ${n(y + 44)} V${n(y + 10)} a10 10 0 0 1 10 -10 H${n(x + CARD.width - 10)} a10 10 0 0 1 10 10 V${n(y + 44)} Z" fill="${xml(light)}"/>`,
    textLine(title, x + 16, y + 20, { size: 14, weight: 650 }),
    textLine(cut(context, 11, CARD.width - 32), x + 16, y + 36, { size: 11, fill: xml(edge) }),
  ];
  const after = y + CARD.head + 4;
  const second = publishes.length === 0 ? after : after + (publishes.length + 1) * CARD.line + 8;
  return joined([...head, ...list('Publishes', publishes, x, after), ...list('Consumes', consumes, x, second)], '');
}

function list(title: string, items: readonly Line[], x: number, y: number): Xml[] {
  if (items.length === 0) return [];
  const right = x + CARD.width - 16;
  const lines = items.map(({ event, how }, at) => {
    const base = y + 8 + (at + 1) * CARD.line;
    const room = CARD.width - 32 - (how === '' ? 0 : textWidth(how, 10.5) + 8);
    const name = textLine(cut(event, 11.5, room), x + 16, base, { size: 11.5 });
    return how === '' ? name : svg`${name}${textLine(how, right, base, { size: 10.5, fill: FAINT, anchor: 'end' })}`;
  });
  return [textLine(title, x + 16, y + 8, { size: 10.5, weight: 600, fill: FAINT }), ...lines];
}

/** One arrow to the bus for what a service publishes, one from it for what it consumes. */
function links({ publishes, consumes }: Card, x: number, cardY: number, busY: number): Xml {
  const line = (at: number, from: number, to: number): Xml =>
    svg`<path d="M${n(at)} ${n(from)} V${n(to)}" fill="none" stroke="#4A5763" stroke-width="1.3" marker-end="url(#tip)"/>`;
  const middle = x + CARD.width / 2;
  return joined(
    [
      ...(publishes.length === 0 ? [] : [line(middle - 14, cardY, busY)]),
      ...(consumes.length === 0 ? [] : [line(middle + 14, busY, cardY)]),
    ],
    '',
  );
}

const bus = (board: Board, width: number, y: number): Xml =>
  svg`<rect x="${MARGIN}" y="${n(y)}" width="${n(width - MARGIN * 2)}" height="${BUS.height}" rx="${BUS.height / 2}" fill="#0B6E67"/>${textLine(
    busOf(board).name || 'Unnamed event bus',
    width / 2,
    y + 26,
    { size: 15, weight: 650, fill: xml('#FFFFFF'), anchor: 'middle' },
  )}${textLine('the one event bus', width / 2, y + 43, { size: 11, fill: xml('#D5E7E4'), anchor: 'middle' })}`;
