import { failed, ok, type Problem, type Result } from '@stormbridge/model';
import { isSafePath, jsonFile } from '../sinks/index.ts';
import type { Pins } from './pins.ts';

/** What an exported project knows of its own making; `.stormbridge/manifest.json`. Paths to hashes (`hashOf`). */
export interface Manifest {
  /** Version of the generator that wrote it last. */
  readonly generator: string;
  /** Owned files, with the hash of the text that the generator gave; empty where what is there was never ours. */
  readonly owned: ReadonlyMap<string, string>;
  /** Seeded files, with the hash of the text in which they were written. */
  readonly seeded: ReadonlyMap<string, string>;
  /** Owned files whose new text was put beside them as `<path>.new`, with its hash. */
  readonly pending: ReadonlyMap<string, string>;
  /** Files of elements that are no longer on the board. */
  readonly orphans: ReadonlySet<string>;
  /** The names that elements have in the code. */
  readonly names: Pins;
}

export const MANIFEST_FORMAT = 'stormbridge-project/1';

/** The manifest as a file: one line a file, sorted. */
export function writeManifest({ generator, owned, seeded, pending, orphans, names }: Manifest): string {
  return jsonFile({
    format: MANIFEST_FORMAT,
    about: 'Written by Stormbridge, read by "stormbridge generate": keep it in version control, do not edit it.',
    generator,
    owned: sortedRecord(owned),
    seeded: sortedRecord(seeded),
    ...(pending.size > 0 ? { pending: sortedRecord(pending) } : {}),
    ...(orphans.size > 0 ? { orphans: [...orphans].sort() } : {}),
    names,
  });
}

const sortedRecord = (map: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Reads a manifest; one that somebody damaged, or of a later format, comes back as a problem. */
export function readManifest(text: string): Result<Manifest> {
  const value = parsed(text);
  if (!isRecord(value)) return damaged('It is not JSON.');
  if (value['format'] !== MANIFEST_FORMAT)
    return damaged(
      `It says "${String(value['format'])}" where this version of Stormbridge reads "${MANIFEST_FORMAT}".`,
    );
  const [owned, seeded, pending] = ['owned', 'seeded', 'pending'].map((key) => hashes(value[key]));
  const orphans = Array.isArray(value['orphans']) ? value['orphans'].filter((one) => typeof one === 'string') : [];
  const names = value['names'];
  if (owned === undefined || seeded === undefined || pending === undefined || !orphans.every(isSafePath))
    return damaged('It names something that is no file of a project.');
  if (typeof value['generator'] !== 'string' || !isRecord(names)) return damaged('A part of it is missing.');
  return ok({ generator: value['generator'], owned, seeded, pending, orphans: new Set(orphans), names: pins(names) });
}

const damaged = (why: string): Result<never> => {
  const message = `.stormbridge/manifest.json cannot be read. ${why}`;
  return failed({ rule: 'R4', at: '', message, remedy: 'Take it back from version control.' } satisfies Problem);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hashes(value: unknown): ReadonlyMap<string, string> | undefined {
  if (value === undefined) return new Map();
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const fine = entries.every(([path, hash]) => isSafePath(path) && typeof hash === 'string');
  return fine ? new Map(entries as [string, string][]) : undefined;
}

/** Names are looked at again where they are used, as those of a board file are. */
const pins = (value: Readonly<Record<string, unknown>>): Pins =>
  Object.fromEntries(
    Object.entries(value).map(([table, rows]) => [
      table,
      Object.fromEntries(
        Object.entries(isRecord(rows) ? rows : {}).map(([id, row]) => [
          id,
          Object.fromEntries(Object.entries(isRecord(row) ? row : {}).filter(([, name]) => typeof name === 'string')),
        ]),
      ),
    ]),
  ) as Pins;
