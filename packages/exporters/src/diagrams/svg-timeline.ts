import { type Board, type ElementRow, type Frame, timelineLayout } from '@stormbridge/model';
import { svg, type Xml } from '../sinks/index.ts';
import { arrow, bounds, FAINT, HAIRLINE, moved, n, picture, textLine } from './svg-parts.ts';
import { sticky } from './svg-sticky.ts';

const MARGIN = 48;
const HEAD = 56;

/** The timeline as a picture: events from left to right with what causes them and what they lead to. */
export function timelinePicture(board: Board): string {
  const { places, lanes } = timelineLayout(board);
  const all = bounds([...places.values(), ...lanes.map(({ box }) => box)]);
  const by = { x: MARGIN - all.x, y: MARGIN + HEAD - all.y };
  const at = (id: string): Frame | undefined => moved(places.get(id), by);
  const width = all.w + MARGIN * 2;
  const parts: Xml[] = [title(board, width)];
  for (const { name, box } of lanes) parts.push(lane(name, moved(box, by) ?? box));
  for (const phase of board.phases.values()) {
    const frame = at(phase.id);
    if (frame !== undefined) parts.push(phaseHeading(phase.name, frame));
  }
  for (const event of inOrder(board)) {
    const frame = at(event.id);
    if (event.pivotal && frame !== undefined) parts.push(pivotalLine(frame, all.h + MARGIN + HEAD));
  }
  for (const { from, to } of board.flows.values()) {
    const [start, end] = [at(from), at(to)];
    if (start !== undefined && end !== undefined) parts.push(arrow(start, end));
  }
  for (const element of inOrder(board)) {
    const frame = at(element.id);
    if (frame !== undefined) parts.push(sticky(element.kind, element.label, frame, element.pivotal));
  }
  return picture(`Timeline of ${titleOf(board)}`, width, all.h + MARGIN * 2 + HEAD, parts);
}

const titleOf = (board: Board): string => board.settings.get('settings')?.title || 'the board';

/** Elements by id, hot spots last: they lie on top of what they are about. */
const inOrder = (board: Board): ElementRow[] =>
  [...board.elements.values()].sort(
    (a, b) => Number(a.kind === 'hotSpot') - Number(b.kind === 'hotSpot') || (a.id < b.id ? -1 : 1),
  );

const title = (board: Board, width: number): Xml =>
  svg`${textLine(titleOf(board), MARGIN, MARGIN, { size: 22, weight: 700 })}<path d="M${MARGIN} ${MARGIN + 16} H${n(width - MARGIN)}" stroke="${HAIRLINE}"/>`;

const lane = (name: string, { x, y, w, h }: Frame): Xml =>
  svg`<path d="M${n(x)} ${n(y + h + 20)} h${n(w)}" stroke="${HAIRLINE}" stroke-dasharray="2 6"/>${name === '' ? svg`` : textLine(name, x, y - 10, { size: 11, weight: 600, fill: FAINT })}`;

const phaseHeading = (name: string, { x, y, w, h }: Frame): Xml =>
  svg`${textLine(name, x, y + 14, { size: 12, weight: 650, fill: FAINT })}<path d="M${n(x)} ${n(y + h)} h${n(w)}" stroke="${HAIRLINE}" stroke-width="1.5"/>`;

const pivotalLine = ({ x, w }: Frame, height: number): Xml =>
  svg`<path d="M${n(x + w + 16)} ${MARGIN + 24} V${n(height)}" stroke="#B0640C" stroke-width="1.2" stroke-dasharray="6 5" opacity="0.6"/>`;
