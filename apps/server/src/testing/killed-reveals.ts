import { DELETED, readSession } from '@stormbridge/sync';
import type * as Y from 'yjs';
import { destroyClients, stickies } from './clients.ts';
import { startProcess } from './process.ts';
import { destroyClientsAfter, newFolder, until } from './server.ts';
import { reveal, type SilentPerson, silentPerson, silentPersonBy, silentWorkshop } from './silent-people.ts';

const PEOPLE = 3;
const EACH = 6;

/** What a reveal that was killed had come to. */
export type Killed = 'revealed' | 'private';

const live = (doc: Y.Doc): string[] =>
  Object.keys(stickies(doc)).filter((id) => (doc.getMap('elements').get(id) as Y.Map<unknown>).get(DELETED) !== true);

/**
 * Reveals again and again, and each time ends the server by SIGKILL so many milliseconds after the facilitator asked for
 * it. Gives what each came to. @throws when anything is missing, twice, or on the board in part
 */
export async function killReveals(delays: readonly number[]): Promise<Killed[]> {
  destroyClientsAfter();
  const dataDir = newFolder();
  const outcomes: Killed[] = [];
  for (const delay of delays) outcomes.push(await killOne(dataDir, delay));
  return outcomes;
}

async function killOne(dataDir: string, delay: number): Promise<Killed> {
  const first = startProcess({ DATA_DIR: dataDir });
  const workshop = await silentWorkshop({ address: await first.address });
  const ada = await silentPerson(workshop, 'facilitator');
  ada.steer({ silent: true });
  const people: SilentPerson[] = [ada];
  while (people.length < PEOPLE) people.push(await silentPerson(workshop, 'participant'));
  await until(() => people.every(({ session }) => readSession(session.doc).silent), 'silent');
  const written = people.flatMap(({ write }, n) =>
    Array.from({ length: EACH }, (_, m) => {
      write(`p${n}-${m}`, `Event ${m} of ${n}`);
      return `p${n}-${m}`;
    }),
  );
  await until(() => readSession(ada.session.doc).counts.stickies === PEOPLE * EACH, 'counted');
  const asked = reveal(workshop.address, workshop.id, ada.cookie).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, delay));
  first.process.kill('SIGKILL');
  await Promise.all([first.ended, asked]);
  const told = await asked;
  destroyClients();

  const second = startProcess({ DATA_DIR: dataDir });
  const address = await second.address;
  const back: SilentPerson[] = [];
  for (const { cookie } of people) back.push(await silentPersonBy(address, workshop.id, cookie));
  const [lead] = back;
  if (lead === undefined) throw new Error('Nobody came back');
  const onBoard = live(lead.board.doc);
  const inPrivate = back.flatMap(({ own }) => live(own.doc));
  const { silent } = readSession(lead.session.doc);
  const all = [...onBoard, ...inPrivate].sort().join();
  if (all !== written.sort().join()) throw new Error(`Killed after ${delay} ms, this is left: ${all}`);
  if (onBoard.length > 0 && inPrivate.length > 0) throw new Error(`Killed after ${delay} ms, it is done in part`);
  if (silent !== (onBoard.length === 0)) throw new Error(`Killed after ${delay} ms, silent mode is ${silent}`);
  if (told?.status === 200 && onBoard.length === 0) throw new Error('It was told to be done, and is not');
  // And whatever it came to, revealing again gives everything once.
  await reveal(address, workshop.id, lead.cookie);
  await until(() => live(lead.board.doc).length === written.length, 'all is on the board');
  if (live(lead.board.doc).join() !== written.join()) throw new Error('Something is there twice');
  destroyClients();
  second.process.kill('SIGTERM');
  await second.ended;
  return onBoard.length === 0 ? 'private' : 'revealed';
}
