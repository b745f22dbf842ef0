import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import type { Files } from './exporter.ts';

/** The oldest time that a zip can hold. The format knows no time zone, so local time gives the same bytes everywhere. */
const THE_BEGINNING = '1980-01-01T00:00:00';
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** Sizes and places of fields in a zip (APPNOTE 6.3.10, 4.3.12 and 4.3.16) without comments and extra fields, in bytes. */
const END = { mark: 0x06054b50, size: 22, here: 8, all: 10, listSize: 12, listAt: 16 } as const;
const ROW = { size: 46, name: 28, at: 42 } as const;

/** A zip of files by path. The same files give the same bytes, in every application, browser and time zone. */
export function zipFiles(files: Files): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.create(null);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    entries[path] = [strToU8(text), { mtime: THE_BEGINNING, os: UNIX, attrs: READABLE_FILE }];
  return zipSync(entries, { level: 9 });
}

/** Files in parts to be zipped apart from each other, each of about `size` UTF-16 code units. */
export function zipParts(files: Files, size: number): Files[] {
  const parts: Map<string, string>[] = [];
  let room = 0;
  for (const [path, text] of files) {
    if (room <= 0) {
      parts.push(new Map());
      room = size;
    }
    parts.at(-1)?.set(path, text);
    room -= text.length;
  }
  return parts;
}

/** One zip of packed files, each path once: the very bytes that `zipFiles` makes of all of them. */
export function joinEntries(packed: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const entries = [...packed].sort((a, b) => (a.path < b.path ? -1 : 1));
  const filesSize = entries.reduce((sum, { file }) => sum + file.length, 0);
  const listSize = entries.reduce((sum, { row }) => sum + row.length, 0);
  const joined = new Uint8Array(filesSize + listSize + END.size);
  const view = viewOf(joined);
  let at = 0;
  let rowAt = filesSize;
  for (const { file, row } of entries) {
    joined.set(file, at);
    joined.set(row, rowAt);
    view.setUint32(rowAt + ROW.at, at, true);
    at += file.length;
    rowAt += row.length;
  }
  view.setUint32(rowAt, END.mark, true);
  view.setUint16(rowAt + END.here, entries.length, true);
  view.setUint16(rowAt + END.all, entries.length, true);
  view.setUint32(rowAt + END.listSize, listSize, true);
  view.setUint32(rowAt + END.listAt, filesSize, true);
  return joined;
}

/** One packed file. It depends on its path and text only, not on the files beside it. */
export interface ZipEntry {
  readonly path: string;
  /** The bytes of the file with what stands before them. */
  readonly file: Uint8Array;
  /** Its row in the list at the end. */
  readonly row: Uint8Array;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The packed files of a zip that `zipFiles` made. They lie in its bytes. */
export function zipEntries(zip: Uint8Array): ZipEntry[] {
  const view = viewOf(zip);
  const end = zip.length - END.size;
  const listAt = view.getUint32(end + END.listAt, true);
  const rows: { readonly at: number; readonly path: string; readonly row: Uint8Array }[] = [];
  for (let place = listAt; place < end; ) {
    const name = view.getUint16(place + ROW.name, true);
    const row = zip.subarray(place, place + ROW.size + name);
    rows.push({ at: view.getUint32(place + ROW.at, true), path: strFromU8(row.subarray(ROW.size)), row });
    place += row.length;
  }
  return rows.map(({ at, path, row }, index) => ({ path, row, file: zip.subarray(at, rows[index + 1]?.at ?? listAt) }));
}
