import { type Board, NOTATION, stageOf, type TableName, tableOf, type ViewName } from '@stormbridge/model';

/** The stage in which rows of a table are mended. Elements are mended where their kind is introduced. */
const STAGE_OF: Partial<Readonly<Record<TableName, number>>> = {
  phases: 2,
  aggregates: 4,
  placements: 5,
  contexts: 5,
  glossary: 5,
  services: 6,
  dataStores: 6,
  subscriptions: 7,
  bus: 7,
  settings: 7,
  eventVersions: 8,
  fields: 8,
  types: 8,
};

/** The stage in which a row is seen and mended, or `undefined` where there is no such row. */
export function stageOfRow(board: Board, id: string): number | undefined {
  const table = tableOf(board, id);
  if (table === undefined) return undefined;
  const kind = board.elements.get(id)?.kind;
  return kind === undefined ? STAGE_OF[table] : NOTATION[kind].stage;
}

/** The event that a row of the bus or of the schema is about, if any. */
function eventOf(board: Board, id: string): string | undefined {
  if (board.elements.get(id)?.kind === 'event') return id;
  const version = board.eventVersions.get(id) ?? board.eventVersions.get(board.fields.get(id)?.owner ?? '');
  if (version !== undefined) return version.event;
  const first = board.subscriptions.get(id)?.versions[0];
  return first === undefined ? undefined : board.eventVersions.get(first)?.event;
}

/** The event, command or shared type that the schema shows a row in, if any. */
function subjectOf(board: Board, id: string): string | undefined {
  const owner = board.fields.get(id)?.owner ?? id;
  return board.elements.get(owner)?.kind === 'command' || board.types.has(owner) ? owner : eventOf(board, id);
}

const ON_CANVAS = new Set(['elements', 'aggregates', 'placements', 'contexts', 'services', 'phases']);

/** What is selected on a canvas to see a row: itself, or what it belongs to. */
function onCanvas(board: Board, id: string): string | undefined {
  if (ON_CANVAS.has(tableOf(board, id) ?? '')) return id;
  return board.dataStores.get(id)?.service ?? board.glossary.get(id)?.context ?? eventOf(board, id);
}

export const isCanvas = (view: ViewName): boolean => view === 'timeline' || view === 'landscape';

/** Where rows can be seen: what is selected or marked there, and the stage to go to where the present view shows none. */
export interface RowPlace {
  readonly stage: number | undefined;
  readonly ids: readonly string[];
}

const seenIn = (board: Board, view: ViewName, id: string): string | undefined => {
  if (isCanvas(view)) return onCanvas(board, id);
  if (view === 'bus') return eventOf(board, id);
  return view === 'schema' ? subjectOf(board, id) : undefined;
};

/**
 * Where rows can be seen from a view. The view stays where it shows any of them; else it is the stage in which the first
 * one is mended. `undefined` where they can be seen nowhere, as after somebody has deleted them.
 */
export function placeOfRows(board: Board, view: ViewName, ids: readonly string[]): RowPlace | undefined {
  const seen = (where: ViewName): string[] => ids.flatMap((id) => seenIn(board, where, id) ?? []);
  const here = seen(view);
  if (here.length > 0) return { stage: undefined, ids: here };
  for (const id of ids) {
    const stage = stageOfRow(board, id);
    if (stage === undefined) continue;
    const there = seen(stageOf(stage).view);
    if (there.length > 0 || !isCanvas(stageOf(stage).view)) return { stage, ids: there };
  }
  return undefined;
}
