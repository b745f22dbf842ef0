/** Longest word that is compared, in characters; nobody mistypes more. */
const WORD_MAX = 40;

/** The one of the known words that somebody probably meant, or `undefined` when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > WORD_MAX) return undefined;
  const plain = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
  const same = known.find((one) => plain(one) === plain(word));
  if (same !== undefined) return same;
  const near = known
    .map((one) => ({ one, far: distance(plain(word), plain(one)) }))
    .filter(({ one, far }) => far <= Math.min(2, Math.floor(one.length / 3)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.one;
}

/** `Did you mean "x"?`, or nothing. Begins with a space. */
export function hint(word: string, known: readonly string[]): string {
  const one = nearest(word, known);
  return one === undefined ? '' : ` Did you mean "${one}"?`;
}

/** Letters to change, add, leave out or swap, from one word to another (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
