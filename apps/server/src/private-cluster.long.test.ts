import { DELETED, readSession } from '@stormbridge/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { destroyClients, stickies } from './testing/clients.ts';
import { type Node, startNode } from './testing/nodes.ts';
import { type RealServer, startPostgres, startRedis, withRealServers } from './testing/real-servers.ts';
import { destroyClientsAfter, joinBy, newWorkshop, until } from './testing/server.ts';
import { reveal, type SilentPerson, silentPersonBy } from './testing/silent-people.ts';

let postgres: RealServer;
let redis: RealServer;

const live = (doc: Y.Doc): string[] =>
  Object.keys(stickies(doc)).filter((id) => (doc.getMap('elements').get(id) as Y.Map<unknown>).get(DELETED) !== true);

/** A workshop that the first node runs, in silent mode, with people who came by both. */
async function silentCluster() {
  destroyClientsAfter();
  const servers = { postgres, redis };
  const nodes = [await startNode('one', servers), await startNode('two', servers)] as const;
  const [one, two] = nodes;
  const { id, secrets } = await newWorkshop(one);
  const come = async (node: Node, secret: string): Promise<SilentPerson> =>
    silentPersonBy(node.address, id, await joinBy(node, id, secret));
  const ben = await come(one, secrets.participant);
  const ada = await come(two, secrets.facilitator);
  const cem = await come(two, secrets.participant);
  ada.steer({ silent: true });
  const people = [ada, ben, cem];
  await until(() => people.every(({ session }) => readSession(session.doc).silent), 'silent');
  for (const [n, { write }] of people.entries()) for (let m = 0; m < 4; m++) write(`p${n}-${m}`, `Event ${m} of ${n}`);
  await until(() => readSession(ben.session.doc).counts.stickies === 12, 'counted');
  return { one, two, id, ada, ben, cem, people };
}

withRealServers(() => {
  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  });
  afterAll(async () => {
    await postgres?.stop();
    await redis?.stop();
  });

  test('[P5] a reveal that is asked for at another node is done by the one that runs the workshop', async () => {
    const { two, id, ada, people } = await silentCluster();
    expect(await reveal(two.address, id, ada.cookie)).toEqual({ status: 200, body: { people: 3, stickies: 12 } });
    for (const { board, session, own } of people) {
      await until(() => live(board.doc).length === 12 && !readSession(session.doc).silent, 'revealed to everybody');
      await until(() => live(own.doc).length === 0, 'no longer private');
    }
  }, 60_000);

  test('[P9] the node that reveals is killed: the other one has all of it or nothing, and reveals what is left', async () => {
    for (const delay of [0, 8, 16, 24, 32, 40]) {
      const { one, two, id, ada, people } = await silentCluster();
      const asked = reveal(two.address, id, ada.cookie).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, delay));
      one.server.process.kill('SIGKILL');
      const told = await asked;
      destroyClients();
      const back: SilentPerson[] = [];
      for (const { cookie } of people) back.push(await silentPersonBy(two.address, id, cookie));
      const onBoard = live(back[0]!.board.doc).length;
      const inPrivate = back.flatMap(({ own }) => live(own.doc)).length;
      expect([
        [12, 0],
        [0, 12],
      ]).toContainEqual([onBoard, inPrivate]);
      if (told?.status === 200) expect(onBoard).toBe(12);
      await reveal(two.address, id, ada.cookie);
      await until(() => live(back[0]!.board.doc).length === 12, 'all is there, once');
      destroyClients();
      two.server.process.kill('SIGTERM');
      await two.server.ended;
    }
  }, 240_000);
});
