/** A cell of a grid, counted from 0. */
export interface At {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Rows that PageUp and PageDown move by. */
const PAGE = 10;

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), Math.max(count - 1, 0));

/** The cell that a key leads to, as the ARIA grid pattern has it, or `undefined` where the key moves nothing. */
export function moveIn(
  at: At,
  { key, ctrlKey, metaKey }: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean },
  { rows, columns }: Size,
): At | undefined {
  const whole = ctrlKey || metaKey;
  const go = (row: number, column: number): At => ({ row: within(row, rows), column: within(column, columns) });
  switch (key) {
    case 'ArrowUp':
      return go(at.row - 1, at.column);
    case 'ArrowDown':
      return go(at.row + 1, at.column);
    case 'ArrowLeft':
      return go(at.row, at.column - 1);
    case 'ArrowRight':
      return go(at.row, at.column + 1);
    case 'Home':
      return go(whole ? 0 : at.row, 0);
    case 'End':
      return go(whole ? rows - 1 : at.row, columns - 1);
    case 'PageUp':
      return go(at.row - PAGE, at.column);
    case 'PageDown':
      return go(at.row + PAGE, at.column);
    default:
      return undefined;
  }
}
