import {
  add,
  addElement,
  type Board,
  type BoardChange,
  ELEMENT_KINDS,
  type ElementKind,
  fieldSpecs,
  LABEL_MAX,
  type Point,
} from '@stormbridge/model';

/** The type of what is copied, beside its plain text. */
export const CLIP_TYPE = 'application/x-stormbridge+json';
const FORMAT = 'stormbridge-clip/1';

/** Stickies that are copied: what they say and how they lie to one another, without what ties them to their board. */
export interface Clip {
  readonly elements: readonly ClipElement[];
  /** Arrows between them, by their positions in `elements`. */
  readonly flows: readonly (readonly [number, number])[];
}

export interface ClipElement {
  readonly kind: ElementKind;
  readonly label: string;
  /** Position relative to the top left corner of all, in board px. */
  readonly at: Point;
  readonly more: Readonly<Record<string, unknown>>;
}

/** Fields that a copy keeps. References to rows and code names stay behind: a copy is a thing of its own. */
const KEPT = ['description', 'pivotal', 'actorKind', 'mode', 'when', 'timeout', 'schedule', 'hotSpotKind', 'status'];

/** What is copied of a board: as JSON for another board, and as text (a line for each) for everything else. */
export function clipOf(board: Board, ids: readonly string[], placeOf: (id: string) => Point | undefined): Clip {
  const rows = ids.flatMap((id) => board.elements.get(id) ?? []);
  const corners = rows.map((row) => placeOf(row.id) ?? { x: 0, y: 0 });
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  const elements = rows.map((row, index): ClipElement => {
    const fields = row as Readonly<Record<string, unknown>>;
    const more = Object.fromEntries(KEPT.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
    const corner = corners[index] ?? { x: 0, y: 0 };
    return { kind: row.kind, label: row.label, at: { x: corner.x - left, y: corner.y - top }, more };
  });
  const indexes = new Map(rows.map((row, index) => [row.id, index]));
  const flows = [...board.flows.values()].flatMap(({ from, to }): (readonly [number, number])[] => {
    const [a, b] = [indexes.get(from), indexes.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  return { elements, flows };
}

export const clipJson = (clip: Clip): string => JSON.stringify({ format: FORMAT, ...clip });

export const clipText = (clip: Clip): string =>
  clip.elements.map(({ label }) => label.replace(/\s+/gu, ' ').trim()).join('\n');

/** Reads what was copied, perhaps by another program that claims to be us: nothing but what fits is taken. */
export function readClip(json: string): Clip | undefined {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data['format'] !== FORMAT || !Array.isArray(data['elements'])) return undefined;
  const elements = data['elements'].flatMap((one: unknown) => readElement(one) ?? []);
  if (elements.length === 0 || elements.length !== data['elements'].length) return undefined;
  const within = (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < elements.length;
  const flows = (Array.isArray(data['flows']) ? data['flows'] : []).flatMap((pair: unknown) =>
    Array.isArray(pair) && within(pair[0]) && within(pair[1]) ? [[pair[0], pair[1]] as const] : [],
  );
  return { elements, flows };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readElement(value: unknown): ClipElement | undefined {
  if (!isRecord(value) || !ELEMENT_KINDS.includes(value['kind'] as ElementKind)) return undefined;
  const at = isRecord(value['at']) ? value['at'] : {};
  const number = (one: unknown): number => (typeof one === 'number' && Number.isFinite(one) ? one : 0);
  const label = typeof value['label'] === 'string' ? value['label'].slice(0, LABEL_MAX) : '';
  const more = isRecord(value['more']) ? value['more'] : {};
  return {
    kind: value['kind'] as ElementKind,
    label,
    at: { x: number(at['x']), y: number(at['y']) },
    more: Object.fromEntries(KEPT.flatMap((name) => (fits(name, more[name]) ? [[name, more[name]]] : []))),
  };
}

/** Whether a value may be in a field of an element, as far as a clip carries it. */
function fits(name: string, value: unknown): boolean {
  const spec = fieldSpecs('elements')[name];
  if (spec === undefined || value === undefined) return false;
  if (spec.type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (spec.type === 'choice') return spec.values.includes(value);
  return (spec.type === 'string' || spec.type === 'text') && value.length <= spec.max;
}

/** The changes that put copied stickies on a board with their top left corner at a point, and their ids. */
export function pasteChanges(
  clip: Clip,
  at: Point,
  by: { readonly author: string; readonly createdAt: string; newId(): string; readonly view: 'timeline' | 'landscape' },
): { readonly changes: BoardChange[]; readonly ids: readonly string[] } {
  const ids = clip.elements.map(() => by.newId());
  const changes = clip.elements.flatMap((element, index) => {
    const pos = { x: Math.round(at.x + element.at.x), y: Math.round(at.y + element.at.y) };
    return addElement(ids[index] ?? by.newId(), {
      ...element.more,
      kind: element.kind,
      label: element.label,
      author: by.author,
      createdAt: by.createdAt,
      ...(by.view === 'timeline' ? { posTimeline: pos } : { posLandscape: pos }),
    });
  });
  for (const [from, to] of clip.flows) {
    const [a, b] = [ids[from], ids[to]];
    if (a !== undefined && b !== undefined) changes.push(add('flows', by.newId(), { from: a, to: b }));
  }
  return { changes, ids };
}
