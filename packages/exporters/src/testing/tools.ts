import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { TYPE_OPTIONS } from '../cdk/kit/index.ts';
import type { ExportTools } from '../exporter.ts';

/** What an application gives to an exporter. */
export const tools: ExportTools = {
  compileTypes: (schema) => compile(schema as JSONSchema, 'Contracts', TYPE_OPTIONS),
};
