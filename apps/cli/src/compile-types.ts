import { TYPE_OPTIONS } from '@stormbridge/exporters';
import { compile } from 'json-schema-to-typescript';

/** json-schema-to-typescript with the options that every application shares, so that the bytes are the same everywhere. */
export const compileTypes = (schema: object): Promise<string> => compile(structuredClone(schema), '', TYPE_OPTIONS);
