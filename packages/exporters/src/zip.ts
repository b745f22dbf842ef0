import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Files } from './exporter.ts';

/** The oldest time that a zip can hold. The format knows no time zone, so local time gives the same bytes everywhere. */
const THE_BEGINNING = '1980-01-01T00:00:00';
const UNIX = 3;
const READABLE_FILE = 0o100644 << 16;

/** Sizes and places of fields in a zip without comment (APPNOTE 6.3.10, 4.3.12 and 4.3.16), in bytes. */
const END = { size: 22, here: 8, all: 10, listSize: 12, listAt: 16 } as const;
const ENTRY = { size: 46, name: 28, extra: 30, comment: 32, at: 42 } as const;

/** A zip of files by path. The same files give the same bytes, in every application, browser and time zone. */
export function zipFiles(files: Files): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.create(null);
  for (const [path, text] of inOrder(files))
    entries[path] = [strToU8(text), { mtime: THE_BEGINNING, os: UNIX, attrs: READABLE_FILE }];
  return zipSync(entries, { level: 9 });
}

const inOrder = (files: Files): (readonly [string, string])[] => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Files in parts that can be zipped apart from each other, each of about `size` UTF-16 code units: `joinZips` of the zips
 * of all parts is the zip of all files.
 */
export function zipParts(files: Files, size: number): Files[] {
  const parts: Map<string, string>[] = [];
  let room = 0;
  for (const [path, text] of inOrder(files)) {
    if (room <= 0) {
      parts.push(new Map());
      room = size;
    }
    parts.at(-1)?.set(path, text);
    room -= text.length;
  }
  return parts;
}

/** One zip of several that `zipFiles` made, with their files in the order of the zips. */
export function joinZips(zips: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = zips.map(partOf);
  const filesSize = parts.reduce((sum, { files }) => sum + files.length, 0);
  const listSize = parts.reduce((sum, { list }) => sum + list.length, 0);
  const joined = new Uint8Array(filesSize + listSize + END.size);
  let at = 0;
  let listAt = filesSize;
  for (const { files, list } of parts) {
    joined.set(files, at);
    joined.set(list, listAt);
    moveEntries(joined.subarray(listAt, listAt + list.length), at);
    at += files.length;
    listAt += list.length;
  }
  const end = new DataView(joined.buffer, listAt);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(END.here, count, true);
  end.setUint16(END.all, count, true);
  end.setUint32(END.listSize, listSize, true);
  end.setUint32(END.listAt, filesSize, true);
  return joined;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The packed files of a zip, and its list of them. */
function partOf(zip: Uint8Array): { readonly files: Uint8Array; readonly list: Uint8Array; readonly count: number } {
  const end = zip.length - END.size;
  const view = viewOf(zip);
  const listAt = view.getUint32(end + END.listAt, true);
  return {
    files: zip.subarray(0, listAt),
    list: zip.subarray(listAt, end),
    count: view.getUint16(end + END.all, true),
  };
}

/** Each entry of the list says where its file begins. */
function moveEntries(list: Uint8Array, by: number): void {
  const view = viewOf(list);
  for (let at = 0; at < list.length; ) {
    view.setUint32(at + ENTRY.at, view.getUint32(at + ENTRY.at, true) + by, true);
    const texts = [ENTRY.name, ENTRY.extra, ENTRY.comment].map((place) => view.getUint16(at + place, true));
    at += texts.reduce((sum, length) => sum + length, ENTRY.size);
  }
}
