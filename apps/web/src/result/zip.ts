import { strToU8, type Zippable, zipSync } from 'fflate';

/** The oldest time that a zip can hold. The zip format knows no time zone, so local time gives the same bytes everywhere. */
const THE_BEGINNING = new Date(1980, 0, 1);
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** A zip of files by path; the same bytes as the server makes of the same files. */
export function zipFiles(files: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.create(null);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = [strToU8(text), { mtime: THE_BEGINNING, os: UNIX, attrs: READABLE_FILE }];
  return new Uint8Array(zipSync(entries, { level: 9 }));
}
