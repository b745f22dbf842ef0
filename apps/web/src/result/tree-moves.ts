import type { Line } from './file-tree.ts';

/** What a key does in the tree of files. */
export type Move =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'open' | 'close' | 'show'; readonly path: string }
  | { readonly do: 'openAll'; readonly paths: readonly string[] };

const PAGE = 12;

/** The move for a key on the line `at`, as ARIA's tree pattern and editors have it. */
export function moveOf(key: string, lines: readonly Line[], at: number): Move | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const last = lines.length - 1;
  const go = (to: number): Move => ({ do: 'go', to: Math.min(Math.max(to, 0), last) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + PAGE);
    case 'PageUp':
      return go(at - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (line.open === false) return { do: 'open', path: line.entry.path };
      return line.open === true ? go(at + 1) : undefined;
    case 'ArrowLeft':
      if (line.open === true) return { do: 'close', path: line.entry.path };
      return line.parent === undefined ? undefined : go(lines.findIndex(({ entry }) => entry.path === line.parent));
    case 'Enter':
    case ' ':
      if (line.entry.file !== undefined) return { do: 'show', path: line.entry.path };
      return { do: line.open ? 'close' : 'open', path: line.entry.path };
    case '*':
      return { do: 'openAll', paths: siblings(lines, line) };
    default:
      return undefined;
  }
}

const siblings = (lines: readonly Line[], { parent }: Line): readonly string[] =>
  lines.filter((one) => one.parent === parent && one.open !== undefined).map(({ entry }) => entry.path);

/**
 * The line that typing leads to: the next one whose name begins with what was typed. One letter again and again goes
 * through all that begin with it.
 */
export function typedTo(typed: string, lines: readonly Line[], at: number): number | undefined {
  const same = [...typed].every((letter) => letter === typed[0]);
  const wanted = (same ? (typed[0] ?? '') : typed).toLowerCase();
  const start = same ? at + 1 : at;
  for (let step = 0; step < lines.length; step++) {
    const index = (start + step) % lines.length;
    if (lines[index]?.entry.name.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
