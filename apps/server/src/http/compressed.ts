import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zipped = promisify(gzip);

/** What is smaller than this is not worth it: it travels in one packet anyway. In bytes. */
const SMALL = 1400;
/** Files that are kept; a built page has a few dozen. */
const KEPT_MAX = 200;

const kept = new Map<string, Promise<Buffer>>();

/** Whether a file of this kind and size gets smaller by compressing and the browser can read it then. */
export const isWorthCompressing = (mediaType: string, size: number, accepted: string | undefined): boolean =>
  size > SMALL && /^(text|application\/(json|manifest)|image\/svg)/.test(mediaType) && /\bgzip\b/.test(accepted ?? '');

/** A file compressed with gzip; done once for each `tag`, which changes with the file. */
export function compressed(file: string, tag: string): Promise<Buffer> {
  const key = `${file} ${tag}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  if (kept.size >= KEPT_MAX) kept.clear();
  const made = readFile(file).then((bytes) => zipped(bytes));
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
