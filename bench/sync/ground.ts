import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBoardFile } from '@stormbridge/model';
import { fetched } from './document.ts';
import { boardOfStickies } from './moves.ts';
import { CONTESTANTS } from './servers.ts';

/** What a new room holds, the same for all: our server imports the file, the peers begin with the document made of it. */
export interface Ground {
  readonly boardFile: string;
  /** Path of the document (a Yjs update, V1). */
  readonly seed: string;
}

/** Runs `use` with a board of so many stickies. */
export const withGround = <T>(stickies: number, use: (ground: Ground) => Promise<T>): Promise<T> =>
  withFolder(async (folder) => {
    const boardFile = writeBoardFile(boardOfStickies(stickies));
    const seed = join(folder, 'seed.bin');
    await writeFile(seed, await documentOf(boardFile));
    return use({ boardFile, seed });
  });

const documentOf = (boardFile: string): Promise<Uint8Array> =>
  withFolder(async (folder) => {
    const [ours] = CONTESTANTS;
    if (ours === undefined) throw new Error('There is no server');
    const server = await ours.start(folder, '');
    try {
      const [room] = await ours.rooms(server, 1, boardFile);
      if (room === undefined) throw new Error('There is no room');
      return (await fetched(room, ours.dialect)).bytes;
    } finally {
      await server.kill();
    }
  });

/** Runs `use` with a new folder that is removed afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'stormbridge-sync-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
