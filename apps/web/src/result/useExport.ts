import type { Exporter } from '@stormbridge/exporters';
import { type Board, type Problem, projectName } from '@stormbridge/model';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExportRequest, ExportTold } from './export.worker.ts';
import { pngOf } from './png.ts';
import { saveFile } from './save.ts';

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly share: number | undefined }
  | { readonly kind: 'made'; readonly name: string; readonly files: number; readonly size: number }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly why: string };

/** Name of the file in which an export is saved: the project, and the exporter where that says more. */
const nameOf = (board: Board, { id, extension, kind }: Exporter, told: string): string =>
  told !== ''
    ? told
    : `${projectName(board)}-${id === 'cdk' ? 'scaffold' : id}.${kind === 'files' ? 'zip' : extension}`;

/** Makes one export in a worker, tells how far it is, and saves it. Leaving the page stops it. */
export function useExport(exporter: Exporter) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const worker = useRef<Worker>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);

  const run = useCallback(
    (board: Board, as?: 'png'): void => {
      worker.current?.terminate();
      const made = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
      worker.current = made;
      setState({ kind: 'busy', share: undefined });
      const end = (last: ExportState): void => {
        made.terminate();
        setState(last);
      };
      made.addEventListener('error', (event) => end({ kind: 'failed', why: event.message }));
      made.addEventListener('message', ({ data }: MessageEvent<ExportTold>) => {
        if (data.kind === 'progress')
          setState({ kind: 'busy', share: data.total === 0 ? undefined : data.done / data.total });
        else if (data.kind === 'made')
          save(nameOf(board, exporter, data.name), data, as).then(end, (error: unknown) =>
            end({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
          );
        else end(data);
      });
      made.postMessage({ board, exporter: exporter.id } satisfies ExportRequest);
    },
    [exporter],
  );
  return { state, run };
}

async function save(
  name: string,
  { mediaType, bytes, files }: Extract<ExportTold, { kind: 'made' }>,
  as: 'png' | undefined,
): Promise<ExportState> {
  if (as === undefined) {
    saveFile(name, mediaType, bytes);
    return { kind: 'made', name, files, size: bytes.length };
  }
  const png = await pngOf(new TextDecoder().decode(bytes));
  const pngName = name.replace(/\.svg$/, '.png');
  saveFile(pngName, 'image/png', png);
  return { kind: 'made', name: pngName, files: 1, size: png.size };
}
