/** Gives the width of a text in px, in the label font of a size and weight. */
export type Measure = (text: string, size: number, weight: number) => number;

/** A label as it is drawn: the same lines on the canvas and in the page, so that nothing jumps between them. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly size: number;
  readonly lineHeight: number;
  /** Whether the text did not fit and ends in an ellipsis. */
  readonly cut: boolean;
}

/** What a label has room for, in px. */
export interface TextRoom {
  readonly w: number;
  readonly h: number;
  readonly weight: number;
}

/** Sizes that a label is tried in, from large to small; labels shrink before they are cut. */
const SIZES = [12.5, 11.5, 10.5] as const;
const LINE = 1.24;

/** Splits a text into the pieces between which a line may break; a long word breaks anywhere when it must. */
function pieces(text: string, fits: (word: string) => boolean): string[] {
  return text.split(/\s+/u).flatMap((word) => {
    if (word === '') return [];
    if (fits(word)) return [word];
    const parts: string[] = [];
    let rest = [...word];
    while (rest.length > 0) {
      let take = rest.length;
      while (take > 1 && !fits(rest.slice(0, take).join(''))) take = Math.ceil(take / 2);
      while (take < rest.length && fits(rest.slice(0, take + 1).join(''))) take++;
      parts.push(rest.slice(0, take).join(''));
      rest = rest.slice(take);
    }
    return parts;
  });
}

/** Fills lines greedily up to a width. */
function fill(words: readonly string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** The same number of lines, but as even as they can be (as `text-wrap: balance` does). */
function balanced(words: readonly string[], width: number, measure: (text: string) => number): string[] {
  const widest = fill(words, width, measure);
  if (widest.length < 2) return widest;
  let [low, high] = [width / 2, width];
  for (let round = 0; round < 6; round++) {
    const middle = (low + high) / 2;
    if (fill(words, middle, measure).length > widest.length || words.some((word) => measure(word) > middle))
      low = middle;
    else high = middle;
  }
  return fill(words, high, measure);
}

function linesAt(text: string, room: TextRoom, size: number, measure: Measure): string[] {
  const widthOf = (part: string): number => measure(part, size, room.weight);
  const fits = (word: string): boolean => widthOf(word) <= room.w;
  return text.split('\n').flatMap((paragraph) => {
    const words = pieces(paragraph, fits);
    return words.length === 0 ? [''] : balanced(words, room.w, widthOf);
  });
}

/**
 * Breaks a label into lines. It shrinks in steps to fit the room; where even the smallest size is too large it is cut
 * with an ellipsis, or, with `grow`, keeps all of its lines.
 */
export function layOutText(label: string, room: TextRoom, measure: Measure, grow = false): TextBlock {
  const text = label.trim();
  if (text === '') return { lines: [], size: SIZES[0], lineHeight: SIZES[0] * LINE, cut: false };
  for (const size of SIZES) {
    const lines = linesAt(text, room, size, measure);
    const block = { lines, size, lineHeight: Math.round(size * LINE * 2) / 2, cut: false };
    if (lines.length * block.lineHeight <= room.h) return block;
    if (size === SIZES[SIZES.length - 1]) return grow ? block : cutTo(block, room, measure);
  }
  throw new Error('SIZES is empty');
}

function cutTo(block: TextBlock, room: TextRoom, measure: Measure): TextBlock {
  const count = Math.max(Math.floor(room.h / block.lineHeight), 1);
  const kept = block.lines.slice(0, count);
  const rest = block.lines[count - 1] ?? '';
  let last = rest;
  while (last !== '' && measure(`${last}…`, block.size, room.weight) > room.w) last = last.slice(0, -1);
  return { ...block, lines: [...kept.slice(0, -1), `${last.trimEnd()}…`], cut: true };
}

/** Remembers laid out labels, because most notes do not change from one frame to the next. */
export class TextCache {
  private readonly known = new Map<string, TextBlock>();
  private readonly measure: Measure;
  private readonly limit: number;

  constructor(measure: Measure, limit = 20_000) {
    this.measure = measure;
    this.limit = limit;
  }

  get(label: string, room: TextRoom, grow = false): TextBlock {
    const key = `${room.w} ${room.h} ${room.weight} ${grow} ${label}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.known.size >= this.limit) this.known.clear();
    const block = layOutText(label, room, this.measure, grow);
    this.known.set(key, block);
    return block;
  }

  /** Forgets everything: fonts have arrived and widths are different now. */
  clear(): void {
    this.known.clear();
  }
}

/** Measures with a canvas. Widths of single words are remembered; a board repeats its words. */
export function canvasMeasure(
  context: CanvasRenderingContext2D,
  font: (size: number, weight: number) => string,
): Measure {
  return (text, size, weight) => {
    const wanted = font(size, weight);
    if (context.font !== wanted) context.font = wanted;
    return context.measureText(text).width;
  };
}
