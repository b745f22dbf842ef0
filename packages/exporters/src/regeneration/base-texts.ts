import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { forgetful, type Recall } from '../exporter.ts';
import { jsonFile } from '../sinks/index.ts';
import { base64, fromBase64 } from './base64.ts';

/**
 * The texts that the generator last gave to owned files: what a merge compares with. The generator of another day would
 * print other texts for the same board, so they are kept and not made again. They are packed, by folder, so that a search
 * of the project does not find everything twice and a change of one service changes one line here.
 */
export type BaseTexts = ReadonlyMap<string, string>;

/** The first two folders of a path; what lies at the top is together. */
const groupOf = (path: string): string => path.split('/').slice(0, -1).slice(0, 2).join('/') || '.';

/** The texts as a file: one packed group a line. The same texts give the same bytes. */
export function writeBaseTexts(texts: BaseTexts, recall: Recall = forgetful): string {
  const groups = new Map<string, Record<string, string>>();
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const group = groups.get(groupOf(path)) ?? {};
    groups.set(groupOf(path), group);
    group[path] = text;
  }
  const rows = [...groups].map(
    ([name, group]) => [name, recall(`base ${name}`, JSON.stringify(group), packed)] as const,
  );
  return jsonFile(Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1))));
}

const packed = (group: string): string => base64(deflateSync(strToU8(group), { level: 4 }));

/** Reads what `writeBaseTexts` wrote. A file or a group that cannot be read has no texts: then there is nothing to merge with. */
export function readBaseTexts(file: string): BaseTexts {
  const texts = new Map<string, string>();
  for (const packed of Object.values(asRecord(() => JSON.parse(file))))
    for (const [path, text] of Object.entries(asRecord(() => unpacked(packed))))
      if (typeof text === 'string') texts.set(path, text);
  return texts;
}

const unpacked = (packed: unknown): unknown => JSON.parse(strFromU8(inflateSync(fromBase64(String(packed)))));

function asRecord(read: () => unknown): Readonly<Record<string, unknown>> {
  try {
    const value = read();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
