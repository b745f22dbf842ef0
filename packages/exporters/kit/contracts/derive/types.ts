import { METADATA_SCHEMA } from './schemas.ts';
import { mapSubschemas } from './keywords.ts';
import { byText, isSchema, type Schema } from './model.ts';

/** Options of json-schema-to-typescript. They are part of the contract: the same options give the same bytes. */
export const TYPE_OPTIONS = {
  additionalProperties: false,
  bannerComment: '',
  declareExternallyReferenced: true,
  format: false,
  // Lengths of lists are for the validator; as types they would become unions of tuples.
  ignoreMinAndMaxItems: true,
  strictIndexSignatures: false,
  unreachableDefinitions: true,
} as const;

/**
 * One schema that holds every definition once, for one run of the type generator. A definition of one name must be the
 * same in every file that has it.
 */
export function typesSchema(definitions: Readonly<Record<string, Schema>>): Schema {
  const sorted = Object.entries(definitions)
    .filter(([name]) => name !== 'EventMetadata')
    .sort(([a], [b]) => byText(a, b))
    .map(([name, schema]) => [name, forTypes(schema)]);
  const metadata = definitions['EventMetadata'] ?? METADATA_SCHEMA;
  return { ...forTypes(metadata), title: 'EventMetadata', $defs: Object.fromEntries(sorted) as Schema };
}

/** The definitions of all files in one record. */
export function collectDefinitions(
  files: readonly { readonly file: string; readonly definitions: Readonly<Record<string, Schema>> }[],
): Record<string, Schema> {
  const all = new Map<string, Schema>();
  for (const { file, definitions } of files) {
    for (const [name, schema] of Object.entries(definitions)) {
      const known = all.get(name) ?? schema;
      if (JSON.stringify(known) !== JSON.stringify(schema))
        throw new TypeError(`${file}: ${name} is not the same as in the other contracts`);
      all.set(name, schema);
    }
  }
  return Object.fromEntries(all);
}

/** Contracts are open, so that producers may add fields; the types show only what a consumer may rely on. */
function forTypes(schema: Schema): Schema {
  // A title would become the name of a type, and definitions are collected on their own.
  const dropped = ['$schema', '$id', '$defs', 'title'];
  const entries = Object.entries(mapSubschemas(schema, forTypes)).filter(([keyword]) => !dropped.includes(keyword));
  const copy = Object.fromEntries(entries);
  return isSchema(copy['properties']) && copy['additionalProperties'] === true
    ? { ...copy, additionalProperties: false }
    : copy;
}
