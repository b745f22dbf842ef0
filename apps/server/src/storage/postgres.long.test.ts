import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { fenceContract } from '../testing/fence-contract.ts';
import { historyContract } from '../testing/history-contract.ts';
import { type RealServer, startPostgres, withRealServers } from '../testing/real-servers.ts';
import { storeContract } from '../testing/store-contract.ts';
import { workshopContract } from '../testing/workshop-contract.ts';
import { openPostgres } from './open-postgres.ts';
import { PostgresDatabase } from './postgres-database.ts';
import { PostgresDocuments } from './postgres-documents.ts';
import { PostgresHistory } from './postgres-history.ts';
import { StoreUnavailable } from './unavailable.ts';

let postgres: RealServer;
let databases = 0;

/** An empty database of the server's own for one test. */
async function newDatabase(): Promise<string> {
  const name = `test${++databases}`;
  const admin = new Client(postgres.url);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  return postgres.url.replace(/postgres$/, name);
}

async function connect(url: string): Promise<PostgresDatabase> {
  const database = await PostgresDatabase.open(url);
  onTestFinished(() => database.close());
  return database;
}

const documentsAt = async (url: string): Promise<PostgresDocuments> => new PostgresDocuments(await connect(url));

withRealServers(() => {
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  storeContract('Postgres', async () => {
    const url = await newDatabase();
    return { store: await documentsAt(url), reopen: () => documentsAt(url) };
  });

  historyContract('Postgres', async () => {
    const url = await newDatabase();
    const open = async (): Promise<PostgresHistory> => new PostgresHistory(await connect(url));
    return { store: await open(), reopen: open };
  });

  fenceContract('Postgres', async () => {
    const url = await newDatabase();
    return [await documentsAt(url), await documentsAt(url)];
  });

  workshopContract('Postgres', async () => {
    const stores = await openPostgres(await newDatabase());
    onTestFinished(() => stores.close());
    return stores;
  });

  test('[C5] a commit is on the disk when it returns, whatever the server is set to', async () => {
    const url = await newDatabase();
    const first = await connect(url);
    await first.change(`ALTER DATABASE ${url.slice(url.lastIndexOf('/') + 1)} SET synchronous_commit = off`);
    const second = await connect(url);
    expect(await second.rows('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    await second.transaction(async (run) => {
      expect(await run.rows('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    });
  });

  test('[C6] nodes that start at once make the tables once; newer tables are refused; older ones are upgraded', async () => {
    const url = await newDatabase();
    const all = await Promise.all(Array.from({ length: 5 }, () => connect(url)));
    expect(await all[0]!.rows('SELECT version FROM stormbridge')).toHaveLength(1);
    const steps = ['CREATE TABLE a (x integer)', 'ALTER TABLE a ADD y integer'];
    const other = await newDatabase();
    await (await PostgresDatabase.open(other, steps.slice(0, 1))).close();
    const upgraded = await PostgresDatabase.open(other, steps);
    expect(await upgraded.rows('SELECT x, y FROM a')).toEqual([]);
    await upgraded.close();
    await expect(PostgresDatabase.open(other, steps.slice(0, 1))).rejects.toThrow('newer version');
  });

  test('[C7] a database that goes away fails what is under way in words, and works again when it is back', async () => {
    const url = await newDatabase();
    const documents = await documentsAt(url);
    const row = (seq: number) => ({ doc: 'board/w', epoch: 1, seq, bytes: Uint8Array.of(seq) });
    await documents.append([row(1)]);
    const admin = new Client(postgres.url);
    await admin.connect();
    onTestFinished(() => admin.end());
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'stormbridge'";
    const locked = new Client(url);
    await locked.connect();
    await locked.query('BEGIN; LOCK TABLE updates');
    const waiting = documents.append([row(2)]);
    waiting.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await admin.query(cut);
    await expect(waiting).rejects.toThrow(StoreUnavailable);
    await locked.end();
    await documents.append([row(2)]);
    expect((await documents.load('board/w'))[0]?.seq).toBe(2);
    await expect(PostgresDatabase.open(url.replace(/:\d+\//, ':1/'))).rejects.toThrow(StoreUnavailable);
  });

  test('[C8] appends of many rows are one statement: thousands of rows a second', async () => {
    const documents = await documentsAt(await newDatabase());
    const bytes = new Uint8Array(174).fill(1);
    const batch = (from: number) =>
      Array.from({ length: 500 }, (_, at) => ({ doc: `board/${at % 50}`, epoch: 1, seq: from + at, bytes }));
    await documents.append(batch(1));
    const began = performance.now();
    for (let n = 1; n <= 40; n++) await documents.append(batch(n * 1000));
    const perSecond = Math.round(20_000 / ((performance.now() - began) / 1000));
    console.info(`Postgres takes ${perSecond} rows a second in batches of 500`);
    expect(perSecond).toBeGreaterThan(3000);
  });
});
