import { type HistoryPoint, type Kept, POINT_REASONS } from './history.ts';

/** The columns of a point in a table `history`, without its bytes. */
export const POINT_COLUMNS = 'id, doc, at, reason, stage, name, author, epoch, seq';

export const pointOf = (row: Readonly<Record<string, unknown>>): HistoryPoint => ({
  id: String(row['id']),
  doc: String(row['doc']),
  at: Number(row['at']),
  reason: POINT_REASONS.find((one) => one === row['reason']) ?? 'stage',
  stage: Number(row['stage']),
  name: String(row['name']),
  by: String(row['author']),
  epoch: Number(row['epoch']),
  seq: Number(row['seq']),
});

/** What becomes of a point beside those of its document, newest first: why it is not kept, or the ids that go for it. */
export function placeFor(
  point: HistoryPoint,
  all: readonly HistoryPoint[],
  most: number,
): Exclude<Kept, 'kept'> | readonly string[] {
  const [newest] = all;
  const named = point.reason === 'named';
  const isSame = newest?.epoch === point.epoch && newest.seq === point.seq;
  if (isSame && (!named || newest.name === point.name)) return 'unchanged';
  const kind = all.filter(({ reason }) => (reason === 'named') === named);
  if (named && kind.length >= most) return 'full';
  return kind.slice(most - 1).map(({ id }) => id);
}
