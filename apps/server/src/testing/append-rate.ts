import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../storage/database.ts';
import type { LogRow } from '../storage/log.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';

/**
 * `node append-rate.ts`: prints how many rows a second the store makes durable, fifty in a transaction and each alone.
 * A row has the size of an average edit. The benchmark runs it.
 */
const [ROW_BYTES, BATCH, SECONDS] = [174, 50, 2];

const folder = mkdtempSync(join(tmpdir(), 'stormbridge-appends-'));
try {
  const db = new Database(join(folder, 'stormbridge.sqlite'));
  const documents = new SqliteDocuments(db);
  const bytes = new Uint8Array(ROW_BYTES).map((_, at) => (at * 37) % 256);
  let seq = 0;
  const rate = async (batch: number): Promise<number> => {
    const [began, first] = [performance.now(), seq];
    while (performance.now() - began < SECONDS * 1000) {
      const rows = Array.from({ length: batch }, (): LogRow => ({ doc: 'board/bench', epoch: 1, seq: ++seq, bytes }));
      await documents.append(rows);
    }
    return ((seq - first) * 1000) / (performance.now() - began);
  };
  console.log(JSON.stringify({ batched: await rate(BATCH), alone: await rate(1) }));
  db.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
