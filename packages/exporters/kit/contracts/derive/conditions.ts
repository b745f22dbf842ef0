import { mapSubschemas, refName } from './keywords.ts';
import { byText, isSchema, type Schema } from './model.ts';

const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'title',
  'description',
  'examples',
  'default',
  'deprecated',
]);

/** What a schema asks of a value: without remarks, references followed, and `allOf` written as one. */
export function conditionsOf(schema: unknown, root: Schema): Schema {
  if (schema === false) return { not: {} };
  const all = isSchema(schema) ? parts(schema, root, new Set()) : [];
  const merged: Record<string, unknown> = {};
  const apart: Schema[] = [];
  for (const part of all) {
    if (canJoin(merged, part)) join(merged, part);
    else apart.push(part);
  }
  return apart.length === 0 ? merged : { ...merged, allOf: apart };
}

/** The name of the shared type that a schema is, if it is nothing else. */
export const sharedName = (schema: unknown): string | undefined =>
  isSchema(schema) && schema['$ref'] !== undefined ? refName(schema['$ref']) : undefined;

/** The schema itself, what it refers to and its `allOf`, each on its own. A type that is itself adds nothing. */
function parts(schema: Schema, root: Schema, seen: ReadonlySet<string>): Schema[] {
  const { $ref, allOf, ...own } = schema;
  const name = $ref === undefined ? undefined : refName($ref);
  const known = name === undefined || seen.has(name) ? undefined : definition(root, name);
  const inner = known === undefined || name === undefined ? [] : parts(known, root, new Set([...seen, name]));
  const list = Array.isArray(allOf) ? (allOf as unknown[]) : [];
  const rest = list.flatMap((part) => (isSchema(part) ? parts(part, root, seen) : []));
  return [plain(own), ...inner, ...rest];
}

function definition(root: Schema, name: string): Schema | undefined {
  const definitions = root['$defs'];
  const found = isSchema(definitions) && Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  return isSchema(found) ? found : undefined;
}

/** Without remarks, and without what asks for nothing. */
function plain(schema: Schema): Schema {
  const empty = (keyword: string, value: unknown): boolean =>
    ANNOTATIONS.has(keyword) ||
    (keyword === 'additionalProperties' && value === true) ||
    (keyword === 'items' && (value === true || (isSchema(value) && Object.keys(value).length === 0))) ||
    (keyword === 'required' && Array.isArray(value) && value.length === 0) ||
    (keyword === 'uniqueItems' && value === false);
  const { const: constant, ...others } = schema;
  const entries = Object.entries(others).filter(([keyword, value]) => !empty(keyword, value));
  return { ...Object.fromEntries(entries), ...(constant === undefined ? {} : { enum: [constant] }) };
}

/** Fields and their being required add up; anything else must not be said twice. */
const canJoin = (merged: Schema, part: Schema): boolean =>
  Object.keys(part).every(
    (keyword) =>
      keyword === 'properties' ||
      keyword === 'required' ||
      merged[keyword] === undefined ||
      same({ [keyword]: merged[keyword] }, { [keyword]: part[keyword] }),
  );

function join(merged: Record<string, unknown>, part: Schema): void {
  for (const [keyword, value] of Object.entries(part)) {
    if (keyword === 'properties' && isSchema(value)) merged[keyword] = withFields(merged[keyword], value);
    else if (keyword === 'required') merged[keyword] = [...new Set([...listOf(merged[keyword]), ...listOf(value)])];
    else merged[keyword] = value;
  }
}

function withFields(known: unknown, more: Schema): Schema {
  const fields = new Map(isSchema(known) ? Object.entries(known) : []);
  for (const [name, schema] of Object.entries(more))
    fields.set(name, fields.has(name) ? { allOf: [fields.get(name), schema] } : schema);
  return Object.fromEntries(fields);
}

export const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** Whether two schemas say the same, whatever the order of their keywords and their remarks. */
export const same = (a: Schema, b: Schema): boolean => canonical(a) === canonical(b);

const canonical = (schema: Schema): string => JSON.stringify(sorted(bare(schema)));
const bare = (schema: Schema): Schema => plain(mapSubschemas(schema, bare));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isSchema(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
