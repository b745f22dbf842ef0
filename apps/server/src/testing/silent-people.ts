import { type Role, type SessionPatch, writeSession } from '@stormbridge/sync';
import * as Y from 'yjs';
import { type StockClient, stockClient } from './clients.ts';
import { joinBy, newWorkshop, type TestWorkshop, until } from './server.ts';

/** Somebody in a workshop, with a page's documents: the board, the session and the one that nobody else sees. */
export interface SilentPerson {
  readonly user: string;
  readonly cookie: string;
  readonly board: StockClient;
  readonly session: StockClient;
  readonly own: StockClient;
  /** Writes a sticky for themselves. */
  write(id: string, label: string, kind?: string): void;
  steer(patch: SessionPatch): void;
}

export interface SilentWorkshop extends TestWorkshop {
  readonly address: string;
}

/** A workshop on a server. */
export const silentWorkshop = async ({ address }: { address: string }): Promise<SilentWorkshop> => ({
  ...(await newWorkshop({ address })),
  address,
});

/** Comes in by a link as a browser does, and opens all documents. */
export async function silentPerson({ id, secrets, address }: SilentWorkshop, role: Role): Promise<SilentPerson> {
  return silentPersonBy(address, id, await joinBy({ address }, id, secrets[role]));
}

/** Comes back with the cookie of before. */
export async function silentPersonBy(address: string, id: string, cookie: string): Promise<SilentPerson> {
  const me = (await (await fetch(`${address}/api/workshops/${id}`, { headers: { cookie } })).json()) as {
    user: string;
  };
  const { user } = me;
  const open = (document: string): StockClient => stockClient(address, document, { cookie }, { schema: '1' });
  const own = open(`private/${id}/${user}`);
  const board = open(`board/${id}`);
  const session = open(`session/${id}`);
  await until(() => [own, board, session].every(({ provider }) => provider.synced), 'in step');
  return {
    user,
    cookie,
    board,
    session,
    own,
    write: (sticky, label, kind = 'event') => writeSticky(own.doc, sticky, label, kind),
    steer: (patch) => writeSession(session.doc, patch),
  };
}

/** Writes a sticky as the page does, with all that an event brings. */
export function writeSticky(doc: Y.Doc, id: string, label: string, kind = 'event', author = 'Somebody'): void {
  doc.transact(() => {
    const row = new Y.Map<unknown>();
    doc.getMap('elements').set(id, row);
    row.set('kind', kind);
    row.set('label', new Y.Text(label));
    row.set('author', author);
    row.set('createdAt', new Date().toISOString());
    if (kind !== 'event') return;
    const version = new Y.Map<unknown>();
    doc.getMap('eventVersions').set(`${id}.v1`, version);
    version.set('event', id);
    version.set('version', 1);
  });
}

/** Lets the server reveal. */
export async function reveal(address: string, id: string, cookie: string) {
  const response = await fetch(`${address}/api/workshops/${id}/reveal`, { method: 'POST', headers: { cookie } });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}
