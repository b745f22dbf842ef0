import type { Merge } from '@stormbridge/exporters';
import { diff3Merge } from 'node-diff3';

const WINDOWS = /\r\n/g;

/**
 * A three-way merge of lines: what people changed since `base`, and what the generator changed since `base`. Where both
 * changed the same lines the text gets the marks that version control uses, and is not clean. Line ends stay as people have them.
 */
export function mergeTexts(mine: string, base: string, next: string): ReturnType<Merge> {
  const lines = (text: string): string[] => text.replace(WINDOWS, '\n').split('\n');
  const parts = diff3Merge(lines(mine), lines(base), lines(next), { excludeFalseConflicts: true });
  const merged = parts
    .flatMap(({ ok, conflict }) =>
      conflict === undefined
        ? (ok ?? [])
        : ['<<<<<<< yours', ...conflict.a, '=======', ...conflict.b, '>>>>>>> generated'],
    )
    .join('\n');
  const clean = parts.every(({ conflict }) => conflict === undefined);
  return { text: mine.includes('\r\n') ? merged.replaceAll('\n', '\r\n') : merged, clean };
}
