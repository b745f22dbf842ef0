import { type Board, NOTATION, type Problem, type TableName, tableOf } from '@stormbridge/model';

/** The stage in which rows of a table are mended. Elements are mended where their kind is introduced. */
const STAGE_OF: Partial<Readonly<Record<TableName, number>>> = {
  aggregates: 4,
  placements: 5,
  contexts: 5,
  services: 6,
  dataStores: 6,
  subscriptions: 7,
  bus: 7,
  settings: 7,
  eventVersions: 8,
  fields: 8,
  types: 8,
};

/** The stage in which a problem can be mended, or `undefined` where it is about no single row. */
export function stageOfProblem(board: Board, { at }: Problem): number | undefined {
  const table = tableOf(board, at);
  if (table === undefined) return undefined;
  const kind = board.elements.get(at)?.kind;
  return kind === undefined ? STAGE_OF[table] : NOTATION[kind].stage;
}
