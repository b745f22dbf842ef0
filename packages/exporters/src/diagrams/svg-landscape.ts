import { type AreaKind, type Board, type Frame, indexOf, landscapePlaces, NOTATION } from '@stormbridge/model';
import { svg, type Xml, xml } from '../sinks/index.ts';
import { bounds, moved, n, picture, textLine } from './svg-parts.ts';
import { sticky } from './svg-sticky.ts';
import { cut } from './text-layout.ts';

const MARGIN = 48;
const HEAD = 56;

/** The landscape as a picture: contexts as frames, in them the services and aggregates with their events. */
export function landscapePicture(board: Board): string {
  const places = landscapePlaces(board);
  const all = bounds([...places.values()]);
  const by = { x: MARGIN - all.x, y: MARGIN + HEAD - all.y };
  const at = (id: string): Frame | undefined => moved(places.get(id), by);
  const title = board.settings.get('settings')?.title || 'the board';
  const parts: Xml[] = [textLine(title, MARGIN, MARGIN, { size: 22, weight: 700 })];
  const put = (id: string, draw: (frame: Frame) => Xml): void => {
    const frame = at(id);
    if (frame !== undefined) parts.push(draw(frame));
  };
  for (const { id, name, team } of sorted(board.contexts)) put(id, (frame) => area('context', name, team, frame));
  for (const { id, name } of sorted(board.services)) put(id, (frame) => area('service', name, '', frame));
  for (const place of sorted(board.placements)) {
    const twins = (indexOf(board).placementsByAggregate.get(place.aggregate) ?? []).length;
    const name = board.aggregates.get(place.aggregate)?.name ?? '';
    put(place.id, (frame) => sticky('aggregate', twins > 1 ? `${name} (in ${twins} contexts)` : name, frame));
  }
  for (const { id, name } of sorted(board.aggregates)) put(id, (frame) => sticky('aggregate', name, frame));
  for (const { id, kind, label, pivotal } of sorted(board.elements))
    put(id, (frame) => sticky(kind, label, frame, pivotal));
  return picture(`Contexts and services of ${title}`, all.w + MARGIN * 2, all.h + MARGIN * 2 + HEAD, parts);
}

const sorted = <R extends { readonly id: string }>(rows: ReadonlyMap<string, R>): R[] =>
  [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

function area(kind: AreaKind, name: string, note: string, { x, y, w, h }: Frame): Xml {
  const { colour, label } = NOTATION[kind];
  const edge = xml(colour.edge);
  const words = note === '' ? label : `${label} · ${note}`;
  return svg`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="12" fill="${xml(colour.light)}" stroke="${edge}"/>${textLine(
    cut(name || `Unnamed ${label.toLowerCase()}`, 15, w - 32),
    x + 16,
    y + 24,
    { size: 15, weight: 650 },
  )}${textLine(cut(words, 11, w - 32), x + 16, y + 40, { size: 11, fill: edge })}`;
}
