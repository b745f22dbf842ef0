import { type Kind, NOTATION } from '@stormbridge/model';
import type { Box } from './geometry.ts';
import type { SceneItem } from './scene.ts';
import type { TextBlock, TextCache } from './text-layout.ts';

/** How much is drawn at a zoom: colour alone, the sign too, the text too, or everything. */
export type Detail = 'colour' | 'sign' | 'text' | 'full';

/** What is drawn at a zoom. Below 0.2 colour only, below 0.35 the sign, below 0.5 no kind word. */
export function detailAt(zoom: number): Detail {
  if (zoom < 0.2) return 'colour';
  if (zoom < 0.35) return 'sign';
  return zoom < 0.5 ? 'text' : 'full';
}

/** Space round the label inside a note, in px. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const PLAIN: Padding = { top: 19, right: 9, bottom: 7, left: 9 };

/** Where the label of a kind may lie: clear of its kind word and of its silhouette. */
export function paddingOf(kind: Kind, pivotal: boolean): Padding {
  switch (NOTATION[kind].shape) {
    case 'roundedRight':
      return { ...PLAIN, right: 14 };
    case 'pill':
      return { top: 21, right: 12, bottom: 6, left: 12 };
    case 'turnedCorner':
      return { top: 19, right: 11, bottom: 17, left: 11 };
    case 'doubleEdge':
      return { ...PLAIN, top: 20, bottom: 8 };
    case 'ruled':
      return { top: 24, right: 9, bottom: 10, left: 9 };
    case 'clock':
      return { top: 20, right: 13, bottom: 8, left: 13 };
    default:
      return pivotal ? { ...PLAIN, right: 12, left: 12 } : PLAIN;
  }
}

/** Weight of a label: what stands out in the method stands out in print. */
export const weightOf = (kind: Kind, pivotal: boolean): number => (pivotal || kind === 'aggregate' ? 650 : 550);

/** The kind word above a label; a hot spot that is done says so. */
export const captionOf = ({ kind, resolved }: Pick<SceneItem, 'kind' | 'resolved'>): string =>
  `${NOTATION[kind].label.toUpperCase()}${resolved ? ' ✓' : ''}`;
export const CAPTION = { size: 8.5, weight: 700, spacing: 0.6, left: 7, top: 5, glyph: 11 } as const;

/** The label of a note as lines. With `grow` it keeps every line, for a note that is being looked at. */
export function labelBlock(item: SceneItem, texts: TextCache, grow = false): TextBlock {
  const room = roomOf(item.kind, item.box, item.pivotal);
  return texts.get(item.label, { ...room, weight: weightOf(item.kind, item.pivotal) }, grow);
}

/** Width and height that a label has, in px. */
export function roomOf(kind: Kind, box: Box, pivotal: boolean): { readonly w: number; readonly h: number } {
  const { top, right, bottom, left } = paddingOf(kind, pivotal);
  return { w: box.w - left - right, h: box.h - top - bottom };
}

/** Height of a note that shows its whole label: its usual one, or as much more as the lines need. */
export function grownHeight(item: SceneItem, texts: TextCache): number {
  const block = labelBlock(item, texts, true);
  const { top, bottom } = paddingOf(item.kind, item.pivotal);
  return Math.max(item.box.h, Math.ceil(block.lines.length * block.lineHeight) + top + bottom);
}
