import * as fc from 'fast-check';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange } from '../changes.ts';
import { mayLead } from '../grammar.ts';
import { eventVersionId, normalise } from '../normalise.ts';
import { evenKeys } from '../order-key.ts';
import {
  ELEMENT_KINDS,
  type ElementKind,
  type FieldSpec,
  fieldSpecs,
  isSingleTable,
  TABLE_NAMES,
  type TableName,
} from '../tables.ts';
import { HOSTILE_LABELS } from './hostile.ts';
import { Tape } from './tape.ts';

export { HOSTILE_LABELS } from './hostile.ts';
export { Tape } from './tape.ts';

/** How large a board becomes, and what people wrote on it. */
export interface BoardOptions {
  /** Most rows of one table; there are three times as many elements and arrows. */
  readonly rows?: number;
  readonly labels?: fc.Arbitrary<string>;
}

/** Any well-formed text, and often one that has broken something before. */
export const arbitraryLabel: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_LABELS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/\p{Surrogate}/u.test(text)) },
);

export const arbitraryTape: fc.Arbitrary<Tape> = fc
  .array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 300 })
  .map((values) => new Tape(values));

/** What several people who write at once may leave behind: rows of every table, some of which point nowhere. */
export function arbitraryRows({ rows = 8, labels = arbitraryLabel }: BoardOptions = {}): fc.Arbitrary<BoardChange[]> {
  const sizes = fc.record(
    Object.fromEntries(
      TABLE_NAMES.map((table) => [table, fc.nat({ max: table === 'elements' || table === 'flows' ? rows * 3 : rows })]),
    ),
  );
  return fc
    .tuple(sizes, arbitraryTape, fc.array(labels, { minLength: 1, maxLength: 12 }))
    .map(([counts, tape, words]) => new Maker(counts, tape, words).changes());
}

/** A board as the document may hold it, before it is normalised. */
export const arbitraryRawBoard = (options?: BoardOptions): fc.Arbitrary<Board> =>
  arbitraryRows(options).map((changes) => applyChanges(emptyBoard, changes));

/** A board as everybody sees it. */
export const arbitraryBoard = (options?: BoardOptions): fc.Arbitrary<Board> =>
  arbitraryRawBoard(options).map(normalise);

interface Made {
  readonly id: string;
  readonly fields: Record<string, unknown>;
}

/** What others have to fit comes first. */
const FIRST: readonly TableName[] = ['services', 'placements'];
const IN_TURN = [...FIRST, ...TABLE_NAMES.filter((table) => !FIRST.includes(table))];

/** Makes rows out of the descriptor of the tables, so that a new field is tried without a word here. */
class Maker {
  private readonly ids: ReadonlyMap<TableName, readonly string[]>;
  private readonly kinds: ReadonlyMap<string, ElementKind>;
  private readonly tape: Tape;
  private readonly words: readonly string[];
  private readonly rows = new Map<TableName, readonly Made[]>();

  constructor(counts: Readonly<Record<string, number>>, tape: Tape, words: readonly string[]) {
    this.tape = tape;
    this.words = words;
    const elements = Array.from({ length: counts['elements'] ?? 0 }, (_, index) => `elements-${index}`);
    this.kinds = new Map(elements.map((id) => [id, tape.chance(40) ? 'event' : (tape.pick(ELEMENT_KINDS) ?? 'event')]));
    this.ids = new Map(
      TABLE_NAMES.map((table) => {
        if (isSingleTable(table)) return [table, (counts[table] ?? 0) > 0 ? [table] : []] as const;
        if (table === 'elements') return [table, elements] as const;
        if (table === 'eventVersions') return [table, this.versionIds(counts[table] ?? 0)] as const;
        return [table, Array.from({ length: counts[table] ?? 0 }, (_, index) => `${table}.${index}`)] as const;
      }),
    );
  }

  changes(): BoardChange[] {
    for (const table of IN_TURN)
      this.rows.set(
        table,
        (this.ids.get(table) ?? []).map((id) => ({ id, fields: this.row(table, id) })),
      );
    return TABLE_NAMES.flatMap((table) => this.made(table).map(({ id, fields }) => add(table, id, fields as never)));
  }

  /** Mostly versions of events; as by mistake also of other things. */
  private versionIds(count: number): string[] {
    const events = [...this.kinds].flatMap(([id, kind]) => (kind === 'event' || this.tape.chance(5) ? [id] : []));
    const ids = Array.from({ length: count }, () =>
      eventVersionId(this.tape.pick(events) ?? 'gone', 1 + this.tape.below(3)),
    );
    return [...new Set(ids)];
  }

  private row(table: TableName, id: string): Record<string, unknown> {
    const fields: Record<string, unknown> = {};
    for (const [field, spec] of Object.entries(fieldSpecs(table))) {
      const required = 'required' in spec && spec.required === true;
      if (required || this.tape.chance(65)) fields[field] = this.value(spec);
    }
    if (table === 'elements') fields['kind'] = this.kinds.get(id);
    if (table === 'flows') Object.assign(fields, this.ends());
    // Mostly what belongs together, now and then what two people's edits leave behind.
    if (this.tape.chance(90)) Object.assign(fields, this.fitting(table, fields));
    const version = /^(.*)\.v([0-9]+)$/.exec(id);
    if (table === 'eventVersions' && version !== null)
      Object.assign(fields, { event: version[1], version: Number(version[2]) });
    return fields;
  }

  /** Services live in one context, and an aggregate is run there: rows that agree with the rows made before. */
  private fitting(table: TableName, { aggregate, context }: Record<string, unknown>): Record<string, unknown> {
    if (table === 'services') return { context: context ?? this.ref(['contexts']) };
    if (table === 'placements') {
      const service = this.tape.pick(this.made('services').filter(({ fields }) => fields['context'] === context));
      return service === undefined || this.tape.chance(20) ? { service: undefined } : { service: service.id };
    }
    if (table !== 'elements' || aggregate === undefined) return {};
    const place = this.tape.pick(this.made('placements').filter(({ fields }) => fields['aggregate'] === aggregate));
    return { placement: place?.id };
  }

  private made(table: TableName): readonly Made[] {
    return this.rows.get(table) ?? [];
  }

  /** The ends of an arrow: mostly one that the grammar allows. */
  private ends(): { readonly from: string; readonly to: string } {
    const all = [...this.kinds];
    const [from, kind] = this.tape.pick(all) ?? ['gone', 'event'];
    const allowed = all.filter(([, other]) => mayLead(kind, other).allowed);
    const to = this.tape.pick(this.tape.chance(85) && allowed.length > 0 ? allowed : all)?.[0] ?? 'gone';
    return { from, to };
  }

  private ref(tables: readonly string[]): string {
    if (this.tape.chance(4)) return 'gone';
    const table = this.tape.pick(tables.filter((one) => (this.ids.get(one as TableName) ?? []).length > 0));
    return this.tape.pick(this.ids.get(table as TableName) ?? []) ?? 'gone';
  }

  private text(max: number): string {
    const text = (this.tape.pick(this.words) ?? '').slice(0, max);
    return /\p{Surrogate}$/u.test(text) ? text.slice(0, -1) : text;
  }

  private value(spec: FieldSpec): unknown {
    const { tape } = this;
    switch (spec.type) {
      case 'text':
      case 'string':
        return this.text(spec.max);
      case 'boolean':
        return tape.chance(50);
      case 'integer':
        return spec.min + tape.below(spec.max - spec.min + 1);
      case 'choice':
        return tape.pick(spec.values);
      case 'ref':
        return this.ref(spec.tables);
      case 'refs':
        return [...new Set(Array.from({ length: tape.below(4) }, () => this.ref(spec.tables)))];
      case 'strings':
        return Array.from({ length: tape.below(4) }, () => this.text(40));
      case 'orderKey':
        return tape.pick(KEYS);
      case 'point':
        return { x: tape.below(4000) - 1000, y: tape.below(3000) - 500 };
      case 'frame':
        return {
          x: tape.below(4000) - 1000,
          y: tape.below(3000) - 500,
          w: 1 + tape.below(900),
          h: 1 + tape.below(700),
        };
      case 'json':
        return this.json(0);
    }
  }

  private json(depth: number): unknown {
    const { tape } = this;
    const kind = tape.below(depth < 3 ? 7 : 5);
    if (kind === 0) return tape.below(1000) / 8;
    if (kind === 1) return tape.chance(50);
    if (kind === 2 && depth > 0) return null;
    if (kind === 5) return Array.from({ length: tape.below(3) }, () => this.json(depth + 1));
    if (kind === 6)
      return Object.fromEntries(
        Array.from({ length: tape.below(3) }, () => [this.text(20), this.json(depth + 1)]).filter(
          ([key]) => key !== '__proto__',
        ),
      );
    return this.text(60);
  }
}

const KEYS = evenKeys(9);
