import { type AnyRow, type Board, completeRow, rowsOf } from './board.ts';
import { mayLead } from './grammar.ts';
import type { EventVersionRow, PlacementRow, SubscriptionRow } from './rows.ts';
import { type FieldSpec, fieldSpecs, TABLE_NAMES, type TableName } from './tables.ts';

/**
 * What the rows mean when people have written at the same time. Two edits that are each fine may together leave an
 * arrow to a sticky that is gone, or two placements of one aggregate in one context. Every reader on every machine
 * passes the rows through here and so sees the same valid board; nobody "repairs" the document. The lowest id wins.
 *
 * Rows and tables in which nothing is wrong keep their identity.
 */
export function normalise(board: Board): Board {
  const draft = new Draft(board);
  ownership(draft, placements(draft));
  flows(draft);
  eventVersions(draft);
  draft.dropDangling('fields');
  fields(draft);
  subscriptions(draft);
  for (const table of GENERIC) draft.dropDangling(table);
  return draft.board();
}

/** The id of version `version` of an event; derived, so that two people who begin it at once begin the same one. */
export const eventVersionId = (event: string, version: number): string => `${event}.v${version}`;

const GENERIC = [
  'elements',
  'dataStores',
  'glossary',
  'comments',
  'votes',
  'services',
] as const satisfies readonly TableName[];

/** Copies a table only when one of its rows has to change. */
class Draft {
  private readonly source: Board;
  private readonly changed = new Map<TableName, Map<string, AnyRow>>();

  constructor(source: Board) {
    this.source = source;
  }

  get<T extends TableName>(table: T): Board[T] {
    return (this.changed.get(table) ?? this.source[table]) as Board[T];
  }
  has(table: TableName, id: string): boolean {
    return this.get(table).has(id);
  }
  hide(table: TableName, id: string): void {
    this.writable(table).delete(id);
  }
  put(table: TableName, row: AnyRow): void {
    this.writable(table).set(row.id, row);
  }
  /** Takes fields away from a row; those with a default fall back to it. */
  without(table: TableName, row: AnyRow, names: readonly string[]): void {
    const kept = Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
    this.put(table, completeRow(table, row.id, kept) as AnyRow);
  }
  dropDangling(table: TableName): void {
    const references = referencesOf(table);
    if (references.length === 0) return;
    // Rows are taken away and replaced while this goes through them, never added: a Map allows that.
    for (const row of (this.get(table) as unknown as ReadonlyMap<string, AnyRow>).values()) {
      if (references.every(([field, spec]) => this.isWhole(spec, row[field]))) continue;
      const { lost, dangling, shortened } = check(this, references, row);
      if (lost) this.hide(table, row.id);
      else this.without(table, { ...row, ...shortened }, dangling);
    }
  }
  /** Whether all that a field points at is there. */
  isWhole({ type, tables }: ReferenceSpec, value: unknown): boolean {
    if (value === undefined) return true;
    if (type === 'ref') return typeof value !== 'string' || this.isAlive(tables, value);
    return !Array.isArray(value) || value.every((id) => this.isAlive(tables, id));
  }
  isAlive(tables: readonly string[], id: string): boolean {
    for (const table of tables) if (this.has(table as TableName, id)) return true;
    return false;
  }
  board(): Board {
    if (this.changed.size === 0) return this.source;
    return { ...this.source, ...(Object.fromEntries(this.changed) as unknown as Partial<Board>) };
  }
  private writable(table: TableName): Map<string, AnyRow> {
    const rows = this.changed.get(table) ?? new Map(rowsOf(this.source, table));
    this.changed.set(table, rows);
    return rows;
  }
}

type ReferenceSpec = FieldSpec & { type: 'ref' | 'refs' };
type Reference = readonly [field: string, spec: ReferenceSpec];

const REFERENCES = new Map<TableName, readonly Reference[]>(
  TABLE_NAMES.map((table) => [
    table,
    Object.entries(fieldSpecs(table)).flatMap(([field, spec]) =>
      spec.type === 'ref' || spec.type === 'refs' ? [[field, spec] as const] : [],
    ),
  ]),
);

/** The fields of a table that point at rows, with the tables they may point at. */
export const referencesOf = (table: TableName): readonly Reference[] => REFERENCES.get(table) ?? [];

/** What is wrong with a row that points at something that is not there. */
function check(draft: Draft, references: readonly Reference[], row: AnyRow) {
  const dangling: string[] = [];
  let shortened: Record<string, readonly string[]> | undefined;
  let lost = false;
  for (const [field, spec] of references) {
    const value = row[field];
    if (draft.isWhole(spec, value)) continue;
    if (Array.isArray(value))
      shortened = { ...shortened, [field]: value.filter((id) => draft.isAlive(spec.tables, id)) };
    else if (spec.type === 'ref' && spec.required) lost = true;
    else dangling.push(field);
  }
  return { lost, dangling, shortened };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Gives, for each placement that is hidden because there is another in its place, the one that is seen. */
function placements(draft: Draft): ReadonlyMap<string, string> {
  draft.dropDangling('services');
  draft.dropDangling('placements');
  const taken = new Map<string, string>();
  const instead = new Map<string, string>();
  for (const row of [...draft.get('placements').values()].sort(byId)) {
    const place = `${row.aggregate} ${row.context}`;
    const first = taken.get(place);
    if (first === undefined) taken.set(place, row.id);
    else {
      draft.hide('placements', row.id);
      instead.set(row.id, first);
    }
    // A service belongs to one context, so it cannot run an aggregate of another.
    if (
      row.service !== undefined &&
      draft.get('services').get(row.service)?.context !== row.context &&
      draft.has('placements', row.id)
    )
      draft.without('placements', row as AnyRow, ['service']);
  }
  return instead;
}

function ownership(draft: Draft, instead: ReadonlyMap<string, string>): void {
  const places = new Map<string, PlacementRow[]>();
  for (const row of [...draft.get('placements').values()].sort(byId))
    places.set(row.aggregate, [...(places.get(row.aggregate) ?? []), row]);
  for (const row of [...draft.get('elements').values()]) {
    if (row.aggregate === undefined && row.placement === undefined) continue;
    const owns = row.kind === 'event' || row.kind === 'command';
    if (!owns || row.aggregate === undefined || !draft.has('aggregates', row.aggregate)) {
      draft.without('elements', row as AnyRow, ['aggregate', 'placement']);
      continue;
    }
    const own = places.get(row.aggregate) ?? [];
    if (own.some((place) => place.id === row.placement)) continue;
    // A placement that was hidden as a duplicate stands for the one that won; else the lowest.
    const won = instead.get(row.placement ?? '');
    const placement = own.find((place) => place.id === won) ?? own[0];
    if (placement !== undefined) draft.put('elements', { ...row, placement: placement.id });
    else if (row.placement !== undefined) draft.without('elements', row as AnyRow, ['placement']);
  }
  draft.dropDangling('elements');
}

function flows(draft: Draft): void {
  draft.dropDangling('flows');
  const elements = draft.get('elements');
  const drawn = new Map<string, string>();
  for (const row of [...draft.get('flows').values()]) {
    const from = elements.get(row.from);
    const to = elements.get(row.to);
    if (from === undefined || to === undefined || from === to || !mayLead(from.kind, to.kind).allowed) {
      draft.hide('flows', row.id);
      continue;
    }
    const pair = `${row.from} ${row.to}`;
    const other = drawn.get(pair);
    const isFirst = other === undefined || row.id < other;
    if (isFirst) drawn.set(pair, row.id);
    const second = isFirst ? other : row.id;
    if (second !== undefined) draft.hide('flows', second);
  }
}

function eventVersions(draft: Draft): void {
  draft.dropDangling('eventVersions');
  const described = new Set<string>();
  for (const row of [...draft.get('eventVersions').values()]) {
    // A version stands under the id that follows from its event and number: so there is one of each.
    const strange = row.id !== eventVersionId(row.event, row.version);
    if (strange || draft.get('elements').get(row.event)?.kind !== 'event') draft.hide('eventVersions', row.id);
    else described.add(row.event);
  }
  // Every event has a first version, whether or not somebody has described it yet.
  for (const event of draft.get('elements').values()) {
    if (event.kind !== 'event' || described.has(event.id)) continue;
    const id = eventVersionId(event.id, 1);
    const row: EventVersionRow = completeRow('eventVersions', id, { event: event.id, version: 1 });
    draft.put('eventVersions', row as AnyRow);
  }
}

function fields(draft: Draft): void {
  for (const row of [...draft.get('fields').values()]) {
    const owner = draft.get('elements').get(row.owner);
    if (owner !== undefined && owner.kind !== 'command') draft.hide('fields', row.id);
  }
}

function subscriptions(draft: Draft): void {
  draft.dropDangling('subscriptions');
  for (const row of [...draft.get('subscriptions').values()]) {
    if (!listens(row)) draft.hide('subscriptions', row.id);
  }
}

/** A subscription to nothing is none. */
const listens = (row: SubscriptionRow): boolean =>
  row.scope === 'bus' || (row.scope === 'source' ? row.producer !== undefined : row.versions.length > 0);
