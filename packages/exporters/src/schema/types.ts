import { typesCode } from '../../kit/contracts/derive/code.ts';
import { typesSchema } from '../../kit/contracts/derive/types.ts';
import type { ExportTools } from '../exporter.ts';
import { type Contract, typeNameOf } from './contract.ts';
import type { Schema } from './json-schema.ts';

/**
 * TypeScript types of contracts and of what they share, by json-schema-to-typescript. Only schemas that this package
 * made reach it: it prints some keywords word for word.
 */
export async function contractTypes(
  contracts: readonly Contract[],
  compileTypes: ExportTools['compileTypes'],
): Promise<string> {
  const definitions: Record<string, Schema> = {};
  for (const contract of contracts) {
    Object.assign(definitions, contract.defs);
    definitions[typeNameOf(contract)] = { description: contract.description, ...contract.data };
  }
  const code = typesCode(await compileTypes(typesSchema(definitions)));
  // The first line says how a generated project makes the file anew, which is not said elsewhere.
  return code.replace(/^\/\/ .*\n\n?/, '');
}
