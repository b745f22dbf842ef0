import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Tickets } from './auth/tickets.ts';
import { rawClient } from './testing/clients.ts';
import { newServer, newWorkshop, type TestServer, until } from './testing/server.ts';

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
const join_ = (server: TestServer, id: string, token: string, headers?: Record<string, string>): Promise<Response> =>
  post(`${server.address}/api/workshops/${id}/join`, { token }, headers);
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

test('[V20] a new workshop gives three links with different long secrets behind the #', async () => {
  const server = await newServer();
  const first = await newWorkshop(server, { title: 'Orders' });
  const second = await newWorkshop(server);
  const links = [...Object.values(first.links), ...Object.values(second.links)];
  for (const link of links) expect(link).toMatch(/^\/w\/[\w-]{22}#[\w-]{43}$/);
  expect(new Set(links.map((link) => link.split('#')[1])).size).toBe(6);
  expect(first.id).not.toBe(second.id);
});

test('[V21] a secret is exchanged for a cookie that scripts cannot read', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server, { title: 'Orders' });
  const response = await join_(server, id, secrets.participant);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id, title: 'Orders', role: 'participant', schema: 1 });
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^stormbridge\.[\w-]{22}\.participant=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
  );
  expect(cookie).not.toContain(secrets.participant);
  const behind = await join_(server, id, secrets.participant, { 'x-forwarded-proto': 'https' });
  expect(behind.headers.get('set-cookie')).toMatch(/; Secure$/);
  const me = await fetch(`${server.address}/api/workshops/${id}`, { headers: { cookie: cookieOf(response) } });
  expect(await me.json()).toMatchObject({ role: 'participant', title: 'Orders' });
});

test('[V21] a wrong secret, one of another workshop, or none gives 403 and no cookie', async () => {
  const server = await newServer();
  const [{ id, secrets }, other] = [await newWorkshop(server), await newWorkshop(server)];
  const almost = `${secrets.viewer.slice(0, -1)}${secrets.viewer.endsWith('A') ? 'E' : 'A'}`;
  const wrong = [almost, other.secrets.facilitator, '', 'x', secrets.viewer.repeat(100), null, 7, ['a']];
  for (const token of wrong) {
    const response = await post(`${server.address}/api/workshops/${id}/join`, { token });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-link' } });
  }
  expect((await join_(server, 'no-such-workshop', secrets.viewer)).status).toBe(403);
});

test('[V22] neither a secret nor a cookie is found in the files of the store or in the log', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const cookie = cookieOf(await join_(server, id, secrets.facilitator)).split('=')[1] ?? '';
  await fetch(`${server.address}/api/workshops/${id}/board`, {
    headers: { authorization: `Bearer ${secrets.participant}` },
  });
  const refused = await rawClient(server.address, `board/${id}`, {}, `?ticket=${secrets.viewer}`);
  await until(() => refused.closed !== undefined, 'refused');
  const files = readdirSync(server.config.dataDir).map((name) => readFileSync(join(server.config.dataDir, name)));
  const everything = [...files, Buffer.from(server.logged.join('\n'))];
  for (const secret of [...Object.values(secrets), cookie]) {
    expect(secret).toHaveLength(43);
    expect(everything.some((bytes) => bytes.includes(secret))).toBe(false);
    expect(everything.some((bytes) => bytes.includes(Buffer.from(secret, 'base64url')))).toBe(false);
  }
  expect(everything.some((bytes) => bytes.includes(id))).toBe(true);
});

test('[V24] a page of another site can neither connect nor post, unless it is on the list', async () => {
  const server = await newServer({ allowedOrigins: new Set(['https://wiki.example.org']) });
  const { id, secrets } = await newWorkshop(server);
  const authorization = `Bearer ${secrets.participant}`;
  const codeOf = async (origin: string): Promise<number> => {
    const client = await rawClient(server.address, `board/${id}`, { authorization, origin });
    await until(() => client.closed !== undefined || client.frames.length > 0, 'answered');
    return client.closed ?? 0;
  };
  for (const origin of ['https://evil.example', 'null', `${server.address}.evil.example`, 'http://127.0.0.1:1'])
    expect([origin, await codeOf(origin)]).toEqual([origin, 4403]);
  for (const origin of [server.address, 'https://wiki.example.org'])
    expect([origin, await codeOf(origin)]).toEqual([origin, 0]);
  // fetch may not set Origin, so this goes out by hand.
  const status = await new Promise((resolve) => {
    const sent = request(`${server.address}/api/workshops`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    sent.on('response', (response) => resolve(response.resume().statusCode)).end();
  });
  expect(status).toBe(403);
});

test('[V25] without a right secret a socket closes with 4401, also for a workshop that is not there', async () => {
  const server = await newServer();
  const [{ id, secrets }, other] = [await newWorkshop(server), await newWorkshop(server)];
  const foreign = cookieOf(await join_(server, other.id, other.secrets.facilitator));
  const forged = foreign.replace(other.id, id);
  const attempts: [string, Record<string, string>, string][] = [
    [id, {}, ''],
    [id, { authorization: 'Bearer nonsense' }, ''],
    [id, { authorization: `Bearer ${other.secrets.facilitator}` }, ''],
    [id, { cookie: foreign }, ''],
    [id, { cookie: forged }, ''],
    [id, {}, '?ticket=nonsense'],
    ['not-there', { authorization: `Bearer ${secrets.facilitator}` }, ''],
  ];
  for (const [workshop, headers, query] of attempts) {
    const client = await rawClient(server.address, `board/${workshop}`, headers, query);
    await until(() => client.closed !== undefined, 'closed');
    expect([client.closed, client.frames]).toEqual([4401, []]);
  }
});

test('[V26] a ticket opens one socket of its workshop, once', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const authorization = `Bearer ${secrets.viewer}`;
  const issued = await post(`${server.address}/api/workshops/${id}/ticket`, {}, { authorization });
  const { ticket } = (await issued.json()) as { ticket: string };
  const other = await newWorkshop(server);
  const spare = await post(`${server.address}/api/workshops/${id}/ticket`, {}, { authorization });
  const elsewhere = ((await spare.json()) as { ticket: string }).ticket;
  const stray = await rawClient(server.address, `board/${other.id}`, {}, `?schema=1&ticket=${elsewhere}`);
  await until(() => stray.closed !== undefined || stray.frames.length > 0, 'answered');
  expect([stray.closed, stray.frames]).toEqual([4401, []]);
  const codes: (number | undefined)[] = [];
  for (let n = 0; n < 2; n++) {
    const client = await rawClient(server.address, `board/${id}`, {}, `?schema=1&ticket=${ticket}`);
    await until(() => client.closed !== undefined || client.frames.length > 0, 'answered');
    codes.push(client.closed);
  }
  expect(codes).toEqual([undefined, 4401]);
  expect((await post(`${server.address}/api/workshops/${id}/ticket`, {})).status).toBe(401);
});

test('[V26] a ticket is good for a minute', async () => {
  const tickets = new Tickets<string>();
  const [early, late] = [await tickets.issue('ann', 1000), await tickets.issue('bob', 1000)];
  expect(await tickets.redeem(early, 60_999)).toBe('ann');
  expect(await tickets.redeem(late, 61_000)).toBeUndefined();
  expect(await tickets.redeem('nonsense', 1000)).toBeUndefined();
});

test('[V27] cookies of several roles live side by side', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const cookies: string[] = [];
  for (const secret of [secrets.viewer, secrets.facilitator, secrets.participant])
    cookies.push(cookieOf(await join_(server, id, secret)));
  const cookie = cookies.join('; ');
  const roleFor = async (query: string): Promise<unknown> => {
    const response = await fetch(`${server.address}/api/workshops/${id}${query}`, { headers: { cookie } });
    return ((await response.json()) as { role?: string }).role;
  };
  expect(await roleFor('')).toBe('facilitator');
  for (const role of ['facilitator', 'participant', 'viewer']) expect(await roleFor(`?role=${role}`)).toBe(role);
  const onlyViewer = { cookie: cookies[0] ?? '' };
  const asked = await fetch(`${server.address}/api/workshops/${id}?role=facilitator`, { headers: onlyViewer });
  expect(asked.status).toBe(401);
  const socket = await rawClient(server.address, `board/${id}`, { cookie }, '?schema=1&role=viewer');
  await until(() => socket.frames.length > 0, 'hello');
  expect(socket.frames[0]).toMatchObject({ role: 'viewer', write: false });
});

test('[V28] the facilitator gets the three links again, and nobody else', async () => {
  const server = await newServer();
  const { id, secrets, links } = await newWorkshop(server);
  const answer = async (secret: string): Promise<unknown> =>
    ((await (await join_(server, id, secret)).json()) as { links?: unknown }).links;
  expect(await answer(secrets.facilitator)).toEqual(links);
  expect(await answer(secrets.participant)).toBeUndefined();
  expect(await answer(secrets.viewer)).toBeUndefined();
});
