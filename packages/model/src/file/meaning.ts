import { mayLead } from '../grammar.ts';
import { eventVersionId } from '../normalise.ts';
import type { ElementKind } from '../tables.ts';
import type { ProblemList } from './problem-list.ts';
import type { Known } from './references.ts';
import type { FileRow } from './shape.ts';
import { rowName } from './words.ts';

/** What the rules of one table need: the row, all rows of the file, and where to put what is wrong. */
interface Judge {
  readonly row: FileRow;
  readonly known: Known;
  readonly say: (field: string, message: string) => void;
  /** Whether this is the first row for which the key was told. */
  readonly first: (key: string) => boolean;
}

/**
 * Finds rows that are fine each alone but do not go together. These are exactly the things that `normalise` would have
 * to hide or change, so a file without them is read as it was written.
 */
export function checkMeaning(rows: readonly FileRow[], known: Known, problems: ProblemList): void {
  const seen = new Set<string>();
  const places = placementsOf(rows);
  for (const row of rows) {
    const say = (field: string, message: string): void =>
      problems.add('M80', field === '' ? row.at : `${row.at}/${field}`, message);
    const first = (key: string): boolean => {
      const fresh = !seen.has(key);
      seen.add(key);
      return fresh;
    };
    const judge = { row, known, say, first };
    if (row.table === 'flows') judgeFlow(judge);
    else if (row.table === 'elements') judgeElement(judge, places);
    else if (row.table === 'placements') judgePlacement(judge);
    else if (row.table === 'eventVersions') judgeVersion(judge);
    else if (row.table === 'subscriptions') judgeSubscription(judge);
    else if (row.table === 'fields') judgeField(judge);
  }
}

const textOf = (row: FileRow | undefined, field: string): string | undefined => {
  const value = row?.fields[field];
  return typeof value === 'string' ? value : undefined;
};
const kindOf = (row: FileRow | undefined): ElementKind | undefined =>
  row?.table === 'elements' ? (textOf(row, 'kind') as ElementKind | undefined) : undefined;

function placementsOf(rows: readonly FileRow[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const row of rows) {
    const aggregate = row.table === 'placements' ? textOf(row, 'aggregate') : undefined;
    if (aggregate !== undefined) places.set(aggregate, (places.get(aggregate) ?? 0) + 1);
  }
  return places;
}

function judgeFlow({ row, known, say, first }: Judge): void {
  const [from, to] = [textOf(row, 'from'), textOf(row, 'to')];
  if (from === undefined || to === undefined) return;
  if (from === to) say('to', `An arrow leads to something else than where it comes from ("${from}").`);
  else if (!first(`flow ${from} ${to}`)) say('', `There are two arrows from "${from}" to "${to}"; one is enough.`);
  const [start, end] = [kindOf(known.get(from)), kindOf(known.get(to))];
  if (start === undefined || end === undefined || from === to) return;
  const verdict = mayLead(start, end);
  if (!verdict.allowed) say('', `No arrow may lead from "${from}" to "${to}". ${verdict.why}`);
}

/** Ids of elements leave room for the longest version, because an event's versions are named after it. */
const ELEMENT_ID_MAX = 80 - '.v9999'.length;

function judgeElement({ row, known, say }: Judge, places: ReadonlyMap<string, number>): void {
  const name = rowName('elements', row.id);
  if (row.id.length > ELEMENT_ID_MAX)
    say('id', `The id of an element has at most ${ELEMENT_ID_MAX} characters: event versions are named after it.`);
  const kind = kindOf(row);
  const [aggregate, placement] = [textOf(row, 'aggregate'), textOf(row, 'placement')];
  const owned = kind === undefined || kind === 'event' || kind === 'command';
  if (aggregate !== undefined && !owned)
    say('aggregate', `Only events and commands belong to an aggregate; ${name} is neither.`);
  if (placement !== undefined && aggregate === undefined)
    say('placement', `${capital(name)} names a placement but not the aggregate that is placed.`);
  if (aggregate === undefined) return;
  const placed = textOf(known.get(placement ?? ''), 'aggregate');
  if (placed !== undefined && placed !== aggregate)
    say('placement', `${capital(name)} belongs to "${aggregate}", but "${placement}" is a placement of "${placed}".`);
  if (placement === undefined && owned && (places.get(aggregate) ?? 0) > 1)
    say('', `"${aggregate}" is in several contexts, so ${name} must name its "placement".`);
}

function judgePlacement({ row, known, say, first }: Judge): void {
  const [aggregate, context, service] = [textOf(row, 'aggregate'), textOf(row, 'context'), textOf(row, 'service')];
  if (aggregate === undefined || context === undefined) return;
  if (!first(`placement ${aggregate} ${context}`))
    say('', `"${aggregate}" is placed in "${context}" twice; once is enough.`);
  const home = known.get(service ?? '');
  if (home?.table !== 'services') return;
  const lives = textOf(home, 'context');
  if (lives === undefined)
    say('service', `"${service}" runs an aggregate in "${context}" but names no "context" itself.`);
  else if (lives !== context)
    say('service', `"${service}" belongs to "${lives}" and cannot run an aggregate in "${context}".`);
}

function judgeVersion({ row, known, say, first }: Judge): void {
  const event = textOf(row, 'event');
  const version = row.fields['version'];
  if (event === undefined) return;
  const kind = kindOf(known.get(event));
  if (kind !== undefined && kind !== 'event') say('event', `Only an event has versions; "${event}" is a ${kind}.`);
  if (typeof version !== 'number') return;
  if (!first(`version ${event} ${version}`))
    say('version', `Version ${version} of "${event}" stands in the file twice.`);
  else if (row.id !== eventVersionId(event, version))
    say('id', `Version ${version} of "${event}" has the id "${eventVersionId(event, version)}".`);
}

function judgeSubscription({ row, say }: Judge): void {
  const scope = textOf(row, 'scope') ?? 'events';
  const versions = row.fields['versions'];
  const none = versions === undefined || (Array.isArray(versions) && versions.length === 0);
  if (scope === 'events' && none && !row.faulty.has('versions'))
    say('', `${capital(rowName('subscriptions', row.id))} must name at least one event version in "versions".`);
  if (scope === 'source' && row.fields['producer'] === undefined && !row.faulty.has('producer'))
    say(
      '',
      `${capital(rowName('subscriptions', row.id))} takes all events of one source, so it must name its "producer".`,
    );
}

function judgeField({ row, known, say }: Judge): void {
  const owner = textOf(row, 'owner');
  const kind = kindOf(known.get(owner ?? ''));
  if (kind === undefined || kind === 'command') return;
  const instead = kind === 'event' ? ` The fields of an event belong to its version, "${owner}.v1".` : '';
  say('owner', `Fields belong to a command, an event version or a type; "${owner}" is none of them.${instead}`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
