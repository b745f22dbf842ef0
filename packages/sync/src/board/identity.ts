import { type AnyRow, type Board, rowsOf, TABLE_NAMES } from '@stormbridge/model';

/** Whether two values of a field say the same. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    a !== null &&
    typeof b === 'object' &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b));

/** The fields in which two rows differ. */
export function differingFields(a: AnyRow, b: AnyRow): readonly string[] {
  if (a === b) return [];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => !sameValue(a[field], b[field]));
}

export const sameRow = (a: AnyRow, b: AnyRow): boolean => differingFields(a, b).length === 0;

/**
 * `next`, in which every row and table that says the same as in `before` is the very one of `before`. `normalise` makes
 * the rows anew that it has to mend, and views compare by `===`.
 */
export function keepIdentity(before: Board, next: Board): Board {
  let changed = false;
  const tables = TABLE_NAMES.map((table) => {
    const old = rowsOf(before, table);
    const rows = rowsOf(next, table);
    if (old === rows) return [table, rows] as const;
    const kept = keepRows(old, rows);
    changed ||= kept !== old;
    return [table, kept] as const;
  });
  return changed ? (Object.fromEntries(tables) as unknown as Board) : before;
}

function keepRows(before: ReadonlyMap<string, AnyRow>, next: ReadonlyMap<string, AnyRow>): ReadonlyMap<string, AnyRow> {
  if (before.size === 0) return next.size === 0 ? before : next;
  let all = before.size === next.size;
  let copied: Map<string, AnyRow> | undefined;
  for (const [id, row] of next) {
    const old = before.get(id);
    if (old === row) continue;
    if (old !== undefined && sameRow(old, row)) {
      copied ??= new Map(next);
      copied.set(id, old);
    } else all = false;
  }
  return all ? before : (copied ?? next);
}
