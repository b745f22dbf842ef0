import type { ProjectFile } from '../cdk/project.ts';
import { besides, type RegenerationGiven, type Step } from './step.ts';

/** What becomes of one file that the generator prints, and what the project remembers of it. */
export interface FileStep {
  readonly step: Step;
  readonly write?: readonly [path: string, text: string];
  /** Whether the text that was put beside it is of no use any more. */
  readonly stale: boolean;
  readonly owned?: string;
  readonly seeded?: string;
  readonly pending?: string;
  readonly base: readonly (readonly [path: string, text: string])[];
}

/** `next` is the hash of the text that the generator prints now. */
export function fileStep(given: RegenerationGiven, file: ProjectFile, next: string): FileStep {
  return file.keep === 'seeded' ? seededStep(given, file, next) : ownedStep(given, file, next);
}

/** A seeded file is written once. From then on it belongs to people, also when they delete it. */
function seededStep(given: RegenerationGiven, file: ProjectFile, next: string): FileStep {
  const { before, disk, restore } = given;
  const { path, text } = file;
  const recorded = before?.manifest.seeded.get(path);
  const found = disk.get(path);
  const done = (action: Step['action'], why: string, hash: string, write?: string): FileStep => ({
    step: { path, action, keep: 'seeded', why },
    ...(write === undefined ? {} : { write: [path, write] }),
    stale: false,
    seeded: hash,
    base: [],
  });
  if (found === undefined) {
    const deleted = recorded !== undefined && !before?.manifest.orphans.has(path);
    if (deleted && restore !== true) return done('gone', 'somebody deleted it; --restore writes it again', recorded);
    return done('new', deleted ? 'written again' : '', next, text);
  }
  if (found === next) return done('same', '', next);
  if (recorded === undefined || recorded === next) return done('keep', '', next);
  return behind(given, file, next, recorded);
}

/** A seeded file that would be written differently for the board of today. Its text of today is offered, never forced. */
function behind(
  { disk, offer }: RegenerationGiven,
  { path, text }: ProjectFile,
  next: string,
  recorded: string,
): FileStep {
  const place = besides(path);
  const there = disk.get(place);
  const free = there === undefined || there === next;
  const offered = offer === true && free;
  const why = offered
    ? `yours; what would be written now is in ${place}`
    : 'yours; it would be written differently now, and --offer puts that beside it';
  return {
    step: { path, action: 'behind', keep: 'seeded', why: offer === true && !free ? `${place} is in the way` : why },
    ...(offered && there !== next ? { write: [place, text] as const } : {}),
    stale: false,
    seeded: offered ? next : recorded,
    base: [],
  };
}

/** What the generator gave last as far as people took it over: the text before, or the one beside when they removed that. */
function lastGiven(
  { before, disk }: RegenerationGiven,
  path: string,
): { hash: string | undefined; text: string | undefined } {
  const pending = before?.manifest.pending.get(path);
  if (pending !== undefined && !disk.has(besides(path)))
    return { hash: pending, text: before?.base.get(besides(path)) };
  return { hash: before?.manifest.owned.get(path) || undefined, text: before?.base.get(path) };
}

/** An owned file is written anew as long as it is what the generator wrote. */
function ownedStep(given: RegenerationGiven, file: ProjectFile, next: string): FileStep {
  const { path, text } = file;
  const found = given.disk.get(path);
  const last = lastGiven(given, path);
  const offered = given.before?.manifest.pending.get(path);
  const stale = offered !== undefined && given.disk.get(besides(path)) === offered;
  const done = (action: Step['action'], why: string, write?: string): FileStep => ({
    step: { path, action, keep: 'owned', why },
    ...(write === undefined ? {} : { write: [path, write] }),
    stale,
    owned: next,
    base: [[path, text]],
  });
  if (found === undefined) return done('new', last.hash === undefined ? '' : 'somebody deleted it', text);
  if (found === next) return done('same', '');
  if (found === last.hash || found === offered) return done('rewrite', '', text);
  if (next === last.hash) return done('keep', 'changed by hand; the generator has nothing new for it');
  if (given.merge !== undefined && last.text !== undefined) {
    const merged = given.merge(path, last.text, text);
    return merged.clean
      ? done('merge', 'your changes and the new ones', merged.text)
      : done('conflict', 'merged, with marks where both changed the same lines', merged.text);
  }
  return putBeside(given, file, next, last);
}

/** The file stays as it is. Its last text is remembered until people have removed the new one beside it. */
function putBeside(
  { disk, before }: RegenerationGiven,
  { path, text }: ProjectFile,
  next: string,
  last: { readonly hash: string | undefined; readonly text: string | undefined },
): FileStep {
  const place = besides(path);
  const offered = before?.manifest.pending.get(path);
  const there = disk.get(place);
  const free = there === undefined || there === offered || there === next;
  const why = last.hash === undefined ? 'there is a file of yours' : 'changed by hand';
  const told = free ? `the new text is in ${place}` : `${place} is there and changed too: move it away`;
  const pending = free ? next : offered;
  const beside = free ? text : before?.base.get(place);
  const base = [
    [path, last.text],
    [place, beside],
  ] as const;
  return {
    step: { path, action: 'conflict', keep: 'owned', why: `${why}; ${told}` },
    ...(free && there !== next ? { write: [place, text] as const } : {}),
    stale: false,
    owned: last.hash ?? '',
    ...(pending === undefined ? {} : { pending }),
    base: base.flatMap(([at, kept]) => (kept === undefined ? [] : [[at, kept] as const])),
  };
}
