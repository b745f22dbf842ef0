import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Files } from './exporter.ts';

/** The oldest time that a zip can hold. The format knows no time zone, so local time gives the same bytes everywhere. */
const THE_BEGINNING = '1980-01-01T00:00:00';
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** A zip of files by path. The same files give the same bytes, in every application, browser and time zone. */
export function zipFiles(files: Files): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.create(null);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = [strToU8(text), { mtime: THE_BEGINNING, os: UNIX, attrs: READABLE_FILE }];
  return zipSync(entries, { level: 9 });
}
