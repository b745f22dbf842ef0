import { applyChanges, emptyBoard } from '@stormbridge/model';
import { loadBoard } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { Job } from './jobs.ts';
import { TooBusy, TookTooLong, WorkBench } from './work-bench.ts';

function newBench(limitMs = 60_000, heapMb?: number): WorkBench {
  const bench = new WorkBench(limitMs, heapMb);
  onTestFinished(() => bench.close());
  return bench;
}

const board: Job = (() => {
  const doc = new Y.Doc();
  loadBoard(doc, applyChanges(emptyBoard, []));
  return {
    kind: 'boardFile',
    stored: [{ epoch: 1, seq: 1, snapshot: Y.encodeStateAsUpdate(doc), tail: [] }],
  };
})();

test('[V39] many jobs at once are all done; more than that are turned away', async () => {
  const bench = newBench();
  const jobs = Array.from({ length: 20 }, () => bench.run(board));
  const ends = await Promise.allSettled(jobs);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(TooBusy);
  expect(await bench.run(board)).toMatchObject({ ok: true });
});

test('[V39] a job that takes too long is given up', async () => {
  await expect(newBench(1).run(board)).rejects.toBeInstanceOf(TookTooLong);
});

test('[V39] a job that needs too much memory fails alone: the one behind it is done by a new process', async () => {
  const bench = newBench(60_000, 48);
  const elements = Array.from({ length: 15_000 }, (_, n) => ({ id: `e${n}`, kind: 'event', label: `Event ${n}` }));
  const bytes = new TextEncoder().encode(JSON.stringify({ format: 'stormbridge-board/1', elements }));
  const ends = await Promise.allSettled([bench.run({ kind: 'import', bytes }), bench.run(board)]);
  expect(ends).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: { ok: true } }]);
});

test('[V39] a document that cannot be read fails its own job only', async () => {
  const bench = newBench();
  const damaged: Job = {
    kind: 'boardFile',
    stored: [{ epoch: 1, seq: 1, snapshot: Uint8Array.of(1, 2, 3), tail: [] }],
  };
  const ends = await Promise.allSettled([bench.run(damaged), bench.run(board)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
