import { catalogFindings } from './check.ts';
import { catalogCode, contractsCode, typesCode } from './code.ts';
import { byText, isSchema, keyOf, typeNameOf, type Catalog, type Schema } from './model.ts';
import { registryDocument, registryName } from './registry.ts';
import { collectDefinitions, typesSchema } from './types.ts';

export interface DeriveInput {
  readonly catalog: Catalog;
  /** Content of `contracts/schemas/events`, by key. */
  readonly events: Readonly<Record<string, Schema>>;
  /** Content of `contracts/schemas/commands`, by key. */
  readonly commands: Readonly<Record<string, Schema>>;
}

/**
 * Every file that follows from the catalogue and the schemas, by path: types, contracts, registry documents. Pure, so
 * that whoever calls it gets the same bytes; `compileTypes` is json-schema-to-typescript with `TYPE_OPTIONS`. A
 * catalogue that contradicts its schemas throws with every contradiction.
 */
export async function deriveFiles(
  { catalog, events, commands }: DeriveInput,
  compileTypes: (schema: Schema) => Promise<string>,
): Promise<Record<string, string>> {
  const findings = catalogFindings(catalog, { events: Object.keys(events), commands: Object.keys(commands) });
  if (findings.length > 0) throw new TypeError(findings.join('\n'));
  const definitions = collectDefinitions([
    ...catalog.events.map((event) => ({ file: keyOf(event), definitions: definitionsOf(events[keyOf(event)]) })),
    ...catalog.commands.map((command) => {
      const schema = commands[keyOf(command)] ?? {};
      return { file: keyOf(command), definitions: { ...definitionsOf(schema), [typeNameOf(command)]: schema } };
    }),
  ]);
  const files: Record<string, string> = {
    'contracts/src/generated/types.ts': typesCode(await compileTypes(typesSchema(definitions))),
    'contracts/src/generated/contracts.ts': contractsCode(catalog, Object.keys(definitions)),
    'contracts/src/generated/catalog.ts': catalogCode(catalog),
  };
  for (const event of catalog.events) {
    const document = registryDocument(event, events[keyOf(event)] ?? {});
    files[`contracts/registry/${registryName(event)}.json`] = `${JSON.stringify(document, null, 2)}\n`;
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => byText(a, b)));
}

const definitionsOf = (schema: Schema | undefined): Readonly<Record<string, Schema>> =>
  isSchema(schema?.['$defs']) ? (schema['$defs'] as Readonly<Record<string, Schema>>) : {};
