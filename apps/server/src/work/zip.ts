import { strToU8, type Zippable, zipSync } from 'fflate';

/** The oldest time that a zip can hold. The zip format knows no time zone, so local time gives the same bytes everywhere. */
const THE_BEGINNING = new Date(1980, 0, 1);
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** A zip of files by path. The same files give the same bytes. */
export function zip(files: ReadonlyMap<string, string>): Uint8Array {
  const entries: Zippable = Object.create(null);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = [strToU8(text), { mtime: THE_BEGINNING, os: UNIX, attrs: READABLE_FILE }];
  return zipSync(entries, { level: 9 });
}
