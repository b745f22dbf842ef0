import { exporterOf, TYPE_OPTIONS, zipFiles } from '@stormbridge/exporters';
import { compile } from 'json-schema-to-typescript';
import type { Stored } from '../storage/log.ts';
import { boardOf, fileName } from './board-file.ts';
import type { Download, Outcome } from './jobs.ts';

/** What an exporter makes of a board document; `undefined` when there is no such exporter. */
export async function exportBoard(stored: readonly Stored[], id: string): Promise<Outcome<Download>> {
  const exporter = exporterOf(id);
  if (exporter === undefined) return undefined;
  const board = boardOf(stored);
  const compileTypes = (schema: object): Promise<string> => compile(schema, 'Contracts', TYPE_OPTIONS);
  const made = await exporter.run(board, { compileTypes });
  if (!made.ok) return made;
  const [[, only = ''] = []] = made.value;
  const single = exporter.kind === 'text' && made.value.size === 1;
  const bytes = single ? new TextEncoder().encode(only) : zipFiles(made.value);
  const extension = single ? exporter.extension : 'zip';
  const mediaType = single ? exporter.mediaType : 'application/zip';
  return { ok: true, value: { fileName: fileName(board, exporter.id, extension), mediaType, bytes } };
}
