import { Ajv2020, _ } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import addFormatsModule from 'ajv-formats';
import type { Contract } from '@kit/contracts';

// Both are CommonJS: under NodeNext a default export is one level down.
const addFormats = addFormatsModule as unknown as (instance: Ajv2020) => void;

export const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  allErrors: true,
  inlineRefs: false,
  // ajv-formats may bring an ajv of its own, whose snippets of code this one does not know.
  code: { source: true, esm: true, formats: _`require('ajv-formats/dist/formats').fullFormats` },
});
addFormats(ajv);

/** A module whose default export checks what the contract is about. It calls the runtime of ajv. */
export const checkAsModule = ({ schema }: Contract): string => standaloneModule.default(ajv, ajv.compile(schema));
