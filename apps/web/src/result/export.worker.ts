import { exporterOf } from '@stormbridge/exporters';
import type { Board, Problem } from '@stormbridge/model';
import { compileTypes } from '../compile/compile-types.ts';
import { zipFiles } from './zip.ts';

/** Asks for one export of a board. */
export interface ExportRequest {
  readonly board: Board;
  readonly exporter: string;
}

/** What the worker tells on the way, and at the end exactly one of the other three. */
export type ExportTold =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | {
      readonly kind: 'made';
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly files: number;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly why: string };

const tell = (told: ExportTold, transfer: Transferable[] = []): void => postMessage(told, { transfer });

async function run({ board, exporter: id }: ExportRequest): Promise<void> {
  const exporter = exporterOf(id);
  if (exporter === undefined) throw new Error(`There is no exporter "${id}"`);
  const progress = (done: number, total: number, what: string): void => tell({ kind: 'progress', done, total, what });
  const made = await exporter.run(board, { compileTypes, progress });
  if (!made.ok) return tell({ kind: 'problems', problems: made.problems });
  const [[firstName = '', firstText = ''] = []] = made.value;
  const single = exporter.kind === 'text' && made.value.size === 1;
  const bytes = single ? new TextEncoder().encode(firstText) : zipFiles(made.value);
  const name = single ? firstName : '';
  const mediaType = single ? exporter.mediaType : 'application/zip';
  tell({ kind: 'made', name, mediaType, bytes, files: made.value.size }, [bytes.buffer]);
}

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  run(data).catch((error: unknown) =>
    tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
  );
});
