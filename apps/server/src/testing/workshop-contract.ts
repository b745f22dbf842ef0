import { expect, test } from 'vitest';
import type { NewWorkshop, WorkshopStore } from '../auth/workshop-store.ts';
import type { SnapshotStore } from '../storage/log.ts';

interface Opened {
  readonly workshops: WorkshopStore;
  readonly documents: SnapshotStore;
}

const hash = (first: number): Uint8Array => new Uint8Array(32).fill(first);

const workshop = (id: string): NewWorkshop => ({
  id,
  title: 'Störm "1" \\ ',
  createdAt: 1_790_000_000_000,
  access: [
    { role: 'facilitator', hash: hash(1), nonce: 'a' },
    { role: 'viewer', hash: hash(255), nonce: 'b' },
  ],
  documents: [
    { doc: `board/${id}`, epoch: 1, seq: 1, bytes: Uint8Array.of(0, 0) },
    { doc: `session/${id}`, epoch: 1, seq: 1, bytes: new Uint8Array() },
  ],
});

/** What every store of workshops and of who came in must do. `open` gives an empty one. */
export function workshopContract(name: string, open: () => Opened | Promise<Opened>): void {
  test(`[C4] ${name}: a workshop comes back as it was made, with its links and its documents`, async () => {
    const { workshops, documents } = await open();
    const made = workshop('w');
    await workshops.create(made);
    expect(await workshops.workshop('w')).toEqual({ id: 'w', title: made.title, createdAt: made.createdAt });
    const access = [...(await workshops.access('w'))].sort((a, b) => a.nonce.localeCompare(b.nonce));
    expect(access.map((one) => ({ ...one, hash: [...one.hash] }))).toEqual(
      made.access.map((one) => ({ ...one, hash: [...one.hash] })),
    );
    expect((await documents.load('board/w'))[0]?.tail.map((one) => [...one])).toEqual([[0, 0]]);
    expect((await documents.load('session/w'))[0]?.tail.map((one) => [...one])).toEqual([[]]);
    expect(await workshops.workshop('none')).toBeUndefined();
    expect(await workshops.access('none')).toEqual([]);
  });

  test(`[C4] ${name}: of a workshop that cannot be made nothing is kept`, async () => {
    const { workshops, documents } = await open();
    await workshops.create(workshop('w'));
    const other = { ...workshop('other'), documents: workshop('w').documents };
    await expect(workshops.create(other)).rejects.toThrow();
    expect(await workshops.workshop('other')).toBeUndefined();
    expect(await workshops.access('other')).toEqual([]);
    expect((await documents.load('board/w'))[0]?.tail).toHaveLength(1);
  });

  test(`[C4] ${name}: a session is found by its hash until it runs out`, async () => {
    const { workshops } = await open();
    await workshops.create(workshop('w'));
    const session = {
      hash: hash(7),
      workshop: 'w',
      role: 'viewer',
      user: 'ann',
      expiresAt: 2_000_000_000_000,
    } as const;
    await workshops.addSession(session, 5);
    const found = await workshops.session(hash(7), session.expiresAt - 1);
    expect(found && { ...found, hash: [...found.hash] }).toEqual({ ...session, hash: [...session.hash] });
    expect(await workshops.session(hash(7), session.expiresAt)).toBeUndefined();
    expect(await workshops.session(hash(8), 0)).toBeUndefined();
    await workshops.forgetExpired(session.expiresAt);
    expect(await workshops.session(hash(7), 0)).toBeUndefined();
  });

  test(`[C4] ${name}: of one link it keeps so many sessions, the latest, also of those made at once`, async () => {
    const { workshops } = await open();
    await workshops.create(workshop('w'));
    await workshops.create({ ...workshop('other'), documents: [] });
    const end = 2_000_000_000_000;
    const add = (n: number, role: 'viewer' | 'participant', expiresAt: number, of = 'w'): Promise<void> =>
      workshops.addSession({ hash: hash(n), workshop: of, role, user: `u${n}`, expiresAt }, 3);
    await add(1, 'participant', end);
    await add(2, 'viewer', end, 'other');
    for (const n of [13, 11, 12, 14]) await add(n, 'viewer', end + n);
    const found = async (numbers: readonly number[]): Promise<readonly number[]> => {
      const sessions = await Promise.all(numbers.map((n) => workshops.session(hash(n), 0)));
      return numbers.filter((_, at) => sessions[at] !== undefined);
    };
    expect(await found([1, 2, 11, 12, 13, 14])).toEqual([1, 2, 12, 13, 14]);
    for (const n of [21, 22, 23, 24]) await add(n, 'viewer', end + 20);
    expect(await found([1, 2, 12, 13, 14, 24])).toEqual([1, 2, 24]);
  });
}
