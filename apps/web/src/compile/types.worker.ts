import { contractOfCommand, contractOfVersion, contractTypes } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { compileTypes } from './compile-types.ts';

/** Asks for the types of one event version or of one command of a board. */
export interface TypesRequest {
  readonly id: number;
  readonly board: Board;
  readonly owner: string;
}

export type TypesAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly why: string }
);

async function typesOf({ board, owner }: TypesRequest): Promise<string> {
  const version = board.eventVersions.get(owner);
  if (version !== undefined) return contractTypes([contractOfVersion(board, version)], compileTypes);
  const command = board.elements.get(owner);
  return command === undefined ? '' : contractTypes([contractOfCommand(board, command)], compileTypes);
}

addEventListener('message', ({ data }: MessageEvent<TypesRequest>) => {
  const answer = (told: TypesAnswer): void => postMessage(told);
  typesOf(data).then(
    (code) => answer({ id: data.id, ok: true, code }),
    (error: unknown) => answer({ id: data.id, ok: false, why: error instanceof Error ? error.message : String(error) }),
  );
});
