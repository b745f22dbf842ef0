import type { OutlineLine } from './tree.ts';

/** What a key does in the tree. */
export type TreeMove =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'open' | 'close'; readonly key: string }
  | { readonly do: 'edit' | 'remove' | 'menu' };

/** The move for a key press on the line `at` of the visible lines, as the tree pattern of ARIA wants it. */
export function treeMove(key: string, shift: boolean, lines: readonly OutlineLine[], at: number): TreeMove | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { do: 'go', to: Math.min(at + 1, lines.length - 1) };
    case 'ArrowUp':
      return { do: 'go', to: Math.max(at - 1, 0) };
    case 'Home':
      return { do: 'go', to: 0 };
    case 'End':
      return { do: 'go', to: lines.length - 1 };
    case 'ArrowRight':
      if (line.open === false) return { do: 'open', key: line.node.key };
      return line.open === true ? { do: 'go', to: at + 1 } : undefined;
    case 'ArrowLeft':
      return backwards(line, lines);
    case 'Enter':
    case 'F2':
      return line.node.id === undefined
        ? { do: line.open === true ? 'close' : 'open', key: line.node.key }
        : { do: 'edit' };
    case 'Delete':
    case 'Backspace':
      return line.node.id === undefined ? undefined : { do: 'remove' };
    case 'ContextMenu':
      return { do: 'menu' };
    case 'F10':
      return shift ? { do: 'menu' } : undefined;
    default:
      return undefined;
  }
}

function backwards(line: OutlineLine, lines: readonly OutlineLine[]): TreeMove | undefined {
  if (line.open === true) return { do: 'close', key: line.node.key };
  const parent = lines.findIndex((one) => one.node.key === line.parent);
  return parent < 0 ? undefined : { do: 'go', to: parent };
}

/** The label of a line without its kind word, by which people look for it. */
const spoken = ({ node }: OutlineLine): string => node.name.replace(/^[^:]+: /u, '').toLowerCase();

/**
 * The line that typing leads to: the next one that begins with what was typed. One letter again and again goes through
 * all that begin with it.
 */
export function typeahead(typed: string, lines: readonly OutlineLine[], at: number): number | undefined {
  const same = [...typed].every((letter) => letter === typed[0]);
  const wanted = (same ? (typed[0] ?? '') : typed).toLowerCase();
  const start = same ? at + 1 : at;
  for (let step = 0; step < lines.length; step++) {
    const index = (start + step) % lines.length;
    const line = lines[index];
    if (line !== undefined && spoken(line).startsWith(wanted)) return index;
  }
  return undefined;
}
