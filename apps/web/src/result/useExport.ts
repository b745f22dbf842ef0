import type { Exporter } from '@stormbridge/exporters';
import { type Board, type Problem, projectName } from '@stormbridge/model';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useRights, useWorkshop } from '../board/index.ts';
import type { Bundle } from './maker-talk.ts';
import { pinInSlices } from './pin-in-slices.ts';
import { pngOf } from './png.ts';
import { saveFile } from './save.ts';
import { useDesk } from './useDesk.ts';

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

/**
 * Makes one export in the desk's worker, tells how far it is, saves it, and pins the names that became code. Leaving the
 * page stops it.
 */
export function useExport(exporter: Exporter) {
  const desk = useDesk();
  const workshop = useWorkshop();
  const { canWrite } = useRights();
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const run = useCallback(
    (board: Board, as?: 'png'): void => {
      turn.current += 1;
      const mine = turn.current;
      const tell = (next: ExportState): void => {
        if (turn.current === mine) setState(next);
      };
      const make = async (): Promise<ExportState> => {
        const making = desk.bundle(board, exporter.id, (share) => tell({ kind: 'busy', share }));
        // Asked for at once: who leaves the page when the file is there stops what is not on its way yet.
        const pins = canWrite ? desk.pins(board, exporter.id).catch(() => []) : Promise.resolve([]);
        const made = await making;
        if (!('bytes' in made)) return { kind: 'problems', problems: made };
        if (turn.current !== mine) return { kind: 'idle' };
        const saved = await save(nameOf(board, exporter, made.name), made, as);
        void pins.then((all) => pinInSlices(workshop, all));
        return saved;
      };
      tell({ kind: 'busy', share: undefined });
      make().then(tell, (error: unknown) =>
        tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
      );
    },
    [desk, exporter, workshop, canWrite],
  );
  return { state, run };
}

async function save(name: string, { mediaType, bytes, files }: Bundle, as: 'png' | undefined): Promise<ExportState> {
  if (as === undefined) {
    saveFile(name, mediaType, bytes);
    return { kind: 'made', name, files, size: bytes.length };
  }
  const png = await pngOf(new TextDecoder().decode(bytes));
  const pngName = name.replace(/\.svg$/, '.png');
  saveFile(pngName, 'image/png', png);
  return { kind: 'made', name: pngName, files: 1, size: png.size };
}
