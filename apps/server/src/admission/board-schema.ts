import { type FieldSpec, fieldSpecs, isSingleTable, TABLES, type TableName } from '@stormbridge/model';
import { DELETED, fitsField, isRowId, ORIGIN_FIELDS, STAMP } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Place } from './places.ts';
import { type Reject, refuse } from './reject.ts';
import type { Work } from './work.ts';

const UNFIT = refuse('A20', 'The change holds something that a board does not have.');
const TOO_LONG = refuse('A20', 'A text is too long.');
const HARD = refuse('A21', 'The change would remove for good what others may still be writing in.');
const ORIGIN = refuse('A22', 'Who made something, and when, cannot be changed.');

/** Rows whose ids follow from what they are about: two people may make the same one at once. */
const DERIVED: ReadonlySet<string> = new Set<TableName>([
  'placements',
  'services',
  'subscriptions',
  'eventVersions',
  'bus',
  'settings',
]);

/** Several people who type into one text at once may together pass its limit; each of them alone is held by it. */
const WRITERS_AT_ONCE = 4;

/** Whether an update leaves a board document what it is: tables, rows and fields of the model, and nothing lost for good. */
export function checkBoard(work: Work, doc: Y.Doc): Reject | undefined {
  const made = new Set(work.writes.filter(isRow).map(({ place }) => keyOf(place)));
  const written = new Set(work.writes.flatMap(({ place }) => (place.inText ? [] : [slotOf(place)])));
  const lengths = new Map<string, number>();
  for (const { place, struct } of work.writes) {
    if (!isRowId(place.key) || (isSingle(place.root) && place.key !== place.root)) return UNFIT;
    const refused =
      place.field === undefined
        ? checkRow(place, struct, doc)
        : place.inText
          ? checkLetters(place, struct, doc, lengths)
          : checkField(place, struct, doc, made.has(keyOf(place)));
    if (refused !== undefined) return refused;
  }
  for (const place of work.removals) {
    const refused = checkRemoval(place, written.has(slotOf(place)));
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Whether a piece is a row that is made. */
export const isRow = ({ place, struct }: Work['writes'][number]): boolean =>
  place.field === undefined && struct.content instanceof Y.ContentType;

export const keyOf = ({ root, key }: Place): string => `${root} ${key}`;
const slotOf = ({ root, key, field }: Place): string => `${root} ${key} ${field ?? ''}`;
const isSingle = (root: string): boolean => isSingleTable(root as TableName);
const isDead = ({ content }: Y.Item): boolean => content instanceof Y.ContentDeleted;

const specOf = ({ root, field }: Place): FieldSpec | undefined => {
  const specs = Object.hasOwn(TABLES, root) ? fieldSpecs(root as TableName) : {};
  return field !== undefined && Object.hasOwn(specs, field) ? specs[field] : undefined;
};

function checkRow({ root, key }: Place, struct: Y.Item, doc: Y.Doc): Reject | undefined {
  if (!isDead(struct) && !holds(struct, Y.Map)) return UNFIT;
  const before = doc.getMap(root)._map.get(key);
  if (before === undefined || before.deleted || !holds(before, Y.Map)) return undefined;
  return DERIVED.has(root) && !buries(struct, before) ? undefined : HARD;
}

function checkField(place: Place, struct: Y.Item, doc: Y.Doc, isNewRow: boolean): Reject | undefined {
  const { root, key, field = '' } = place;
  if (field === STAMP) return ORIGIN;
  if (ORIGIN_FIELDS.includes(field) && specOf(place) !== undefined && !isNewRow) return ORIGIN;
  if (field === DELETED) return isDead(struct) || isValue(struct, (value) => value === true) ? undefined : UNFIT;
  const spec = specOf(place);
  if (spec === undefined) return UNFIT;
  if (spec.type !== 'text')
    return isDead(struct) || isValue(struct, (value) => fitsField(spec, value)) ? undefined : UNFIT;
  if (!isDead(struct) && !holds(struct, Y.Text)) return UNFIT;
  const row = doc.getMap(root).get(key);
  const before = row instanceof Y.Map ? row._map.get(field) : undefined;
  if (before === undefined || before.deleted || !holds(before, Y.Text)) return undefined;
  return buries(struct, before) ? HARD : undefined;
}

function checkLetters(place: Place, struct: Y.Item, doc: Y.Doc, lengths: Map<string, number>): Reject | undefined {
  const spec = specOf(place);
  if (spec?.type !== 'text') return UNFIT;
  if (isDead(struct)) return undefined;
  if (!(struct.content instanceof Y.ContentString)) return UNFIT;
  const slot = slotOf(place);
  const length = (lengths.get(slot) ?? lengthOf(place, doc)) + struct.length;
  lengths.set(slot, length);
  return length > WRITERS_AT_ONCE * spec.max ? TOO_LONG : undefined;
}

function lengthOf({ root, key, field = '' }: Place, doc: Y.Doc): number {
  const row = doc.getMap(root).get(key);
  const text = row instanceof Y.Map ? row.get(field) : undefined;
  return text instanceof Y.Text ? text.length : 0;
}

/** What may be taken away: letters, values. A row or a text only gives way to one that was made at the same time. */
function checkRemoval(place: Place, isReplaced: boolean): Reject | undefined {
  if (place.inText) return undefined;
  if (place.field === undefined) return isReplaced ? undefined : HARD;
  if (place.field === STAMP) return ORIGIN;
  const spec = specOf(place);
  if (spec !== undefined && ORIGIN_FIELDS.includes(place.field)) return isReplaced ? undefined : ORIGIN;
  return spec?.type === 'text' && !isReplaced ? HARD : undefined;
}

const holds = ({ content }: Y.Item, type: typeof Y.Map | typeof Y.Text): boolean =>
  content instanceof Y.ContentType && content.type.constructor === type;

function isValue({ content }: Y.Item, fits: (value: unknown) => boolean): boolean {
  if (!(content instanceof Y.ContentAny)) return false;
  const [value, ...more] = content.arr as unknown[];
  return more.length === 0 && fits(value);
}

/**
 * Whether a piece was put in the place of another by somebody who knew that. Of two that did not know each other, the one
 * of the higher client id stays; one that is dead already and would stay is no honest one.
 */
function buries(struct: Y.Item, { id, length }: Y.Item): boolean {
  const { origin } = struct;
  if (isDead(struct) && struct.id.client > id.client) return true;
  return origin !== null && origin.client === id.client && origin.clock >= id.clock && origin.clock < id.clock + length;
}
