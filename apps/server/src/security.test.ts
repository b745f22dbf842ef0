import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { Database } from './storage/database.ts';
import { addSticky, rawClient, savingClient, stickies, stockClient } from './testing/clients.ts';
import { startProcess } from './testing/process.ts';
import {
  destroyClientsAfter,
  joinBy,
  newFolder,
  newServer,
  newWorkshop,
  type TestServer,
  until,
} from './testing/server.ts';

/** Lets every session that was begun run out in so many milliseconds. */
function endSessionsIn({ config }: TestServer, ms: number): void {
  const database = new Database(join(config.dataDir, 'stormbridge.sqlite'));
  database.run('UPDATE sessions SET expires_at = ?', Date.now() + ms);
  database.close();
}

/** Sends a request under another name, as a browser does whose name service was turned. `fetch` may not do that. */
function send(server: TestServer, path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    request(server.address + path, { method, headers })
      .on('response', (got) => resolve({ status: got.resume().statusCode ?? 0, headers: got.headers }))
      .on('error', reject)
      .end();
  });
}

test('[K1] a session that runs out ends its sockets with 4401 and opens nothing; a Bearer stays', async () => {
  const server = await newServer({ limits: { keepAliveMs: 300 } });
  const { id, secrets } = await newWorkshop(server);
  const cookie = await joinBy(server, id, secrets.participant);
  endSessionsIn(server, 1500);
  const issued = await fetch(`${server.address}/api/workshops/${id}/ticket`, { method: 'POST', headers: { cookie } });
  const { ticket } = (await issued.json()) as { ticket: string };
  const [byCookie, byTicket, byBearer] = [
    await rawClient(server.address, `board/${id}`, { cookie }),
    await rawClient(server.address, `board/${id}`, {}, `?schema=1&ticket=${ticket}`),
    await rawClient(server.address, `board/${id}`, secrets.participant),
  ];
  await until(() => [byCookie, byTicket, byBearer].every(({ frames }) => frames.length > 0), 'all are in');
  expect([byCookie.closed, byTicket.closed]).toEqual([undefined, undefined]);
  await until(() => byCookie.closed !== undefined && byTicket.closed !== undefined, 'both are cut off');
  expect([byCookie.closed, byTicket.closed, byBearer.closed]).toEqual([4401, 4401, undefined]);
  const again = await rawClient(server.address, `board/${id}`, { cookie });
  await until(() => again.closed !== undefined, 'turned away');
  expect(again.closed).toBe(4401);
  expect((await fetch(`${server.address}/api/workshops/${id}`, { headers: { cookie } })).status).toBe(401);
});

test('[K1] what is sent after the end of a session is not taken, however soon', async () => {
  const server = await newServer({ limits: { keepAliveMs: 60_000 } });
  const { id, secrets } = await newWorkshop(server);
  const cookie = await joinBy(server, id, secrets.participant);
  endSessionsIn(server, 1000);
  const writer = stockClient(server.address, `board/${id}`, { cookie });
  await until(() => writer.provider.synced, 'in step');
  addSticky(writer.doc, 'early', 'Early');
  const reader = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => 'early' in stickies(reader.doc), 'the first arrives');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(writer.closes).toEqual([]);
  addSticky(writer.doc, 'late', 'Late');
  await until(() => writer.closes.length > 0, 'cut off');
  expect(writer.closes[0]).toBe(4401);
  const later = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => later.provider.synced, 'in step');
  expect(Object.keys(stickies(later.doc))).toEqual(['early']);
});

test('[K2] a page under a name that was pointed here can neither connect nor post nor read the metrics', async () => {
  const server = await newServer({ allowedOrigins: new Set(['http://storm.example.org:80']) });
  const { port } = new URL(server.address);
  const { id, secrets } = await newWorkshop(server);
  const authorization = `Bearer ${secrets.participant}`;
  const outcome = async (host: string, origin: string) => {
    const client = await rawClient(server.address, `board/${id}`, { authorization, host, origin });
    await until(() => client.closed !== undefined || client.frames.length > 0, 'answered');
    const posted = await send(server, '/api/workshops', { host, origin }, 'POST');
    return [client.closed ?? 0, posted.status];
  };
  for (const name of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.evil.example'])
    expect([name, ...(await outcome(name, `http://${name}`))]).toEqual([name, 4403, 403]);
  for (const name of ['192.168.1.20:8080', '[fe80::1]:8080', 'localhost:3000', 'meeting-room', 'anna.local:8080'])
    expect([name, ...(await outcome(name, `http://${name}`))]).toEqual([name, 0, 201]);
  expect(await outcome('storm.example.com', 'https://storm.example.com')).toEqual([0, 201]);
  expect(await outcome('storm.example.org:80', 'http://storm.example.org:80')).toEqual([0, 201]);

  expect((await send(server, '/metrics', {})).status).toBe(200);
  expect((await send(server, '/metrics', { host: `evil.example:${port}` })).status).toBe(403);
});

test('[K3] every answer has the headers that hold a browser to the rules, also an error', async () => {
  const server = await newServer();
  const { id } = await newWorkshop(server);
  for (const path of ['/', '/healthz', '/api/nonsense', `/api/workshops/${id}`, '/assets/none.js', '/%E0%A4%A']) {
    const { headers } = await send(server, path, {});
    expect([path, headers]).toMatchObject([
      path,
      {
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      },
    ]);
    const policy = new Map(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(policy.get('default-src')).toBe("'self'");
    expect(policy.get('script-src')).toBe("'self'");
    for (const nothing of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(nothing)).toBe("'none'");
    expect(policy.get('form-action')).toBe("'self'");
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('[K3] the name that was asked for cannot add to the policy, and only https under a public name is kept', async () => {
  const server = await newServer();
  for (const host of ['a; script-src *', "a 'unsafe-inline'", 'a,b']) {
    const { headers } = await send(server, '/healthz', { host });
    expect([host, headers['content-security-policy']]).toEqual([host, expect.stringMatching(/connect-src 'self';/)]);
  }
  const kept = async (host: string, proto: string): Promise<unknown> =>
    (await send(server, '/healthz', { host, 'x-forwarded-proto': proto })).headers['strict-transport-security'];
  expect(await kept('storm.example.org', 'https')).toBe('max-age=31536000');
  expect(await kept('storm.example.org', 'http')).toBeUndefined();
  expect(await kept('localhost', 'https')).toBeUndefined();
});

test('[K4] the cookie is Secure when the proxy or the page says https, and plain http works without', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const body = JSON.stringify({ token: secrets.participant });
  const cookieFor = (headers: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      request(`${server.address}/api/workshops/${id}/join`, { method: 'POST', headers })
        .on('response', (got) => resolve(got.resume().headers['set-cookie']?.[0] ?? ''))
        .end(body);
    });
  expect(await cookieFor({ 'x-forwarded-proto': 'https' })).toMatch(/; Secure$/);
  expect(await cookieFor({ host: 'storm.example.org', origin: 'https://storm.example.org' })).toMatch(/; Secure$/);
  const lan = { host: '192.168.1.20:8080', origin: 'http://192.168.1.20:8080' };
  const plain = await cookieFor(lan);
  expect(plain).toMatch(/HttpOnly; SameSite=Lax$/);
  const socket = await rawClient(server.address, `board/${id}`, { ...lan, cookie: plain.split(';')[0] ?? '' });
  await until(() => socket.frames.length > 0, 'in');
  expect(socket.frames[0]).toMatchObject({ type: 'hello', role: 'participant', write: true });
});

test.each([
  [
    'an error that nobody caught',
    "process.on('SIGUSR2',()=>{throw new Error(['se','cret\\n    at sti','cky'].join(''))})",
  ],
  [
    'a promise that nobody looked after',
    "process.on('SIGUSR2',()=>{Promise.reject(new Error(['se','cret'].join('')))})",
  ],
])('[K5] %s stores what came in, tells everybody to come back, and ends with 1', async (_, code) => {
  destroyClientsAfter();
  const dataDir = newFolder();
  const mistake = `--import=data:text/javascript,${encodeURIComponent(code)}`;
  const server = startProcess({ DATA_DIR: dataDir, NODE_OPTIONS: mistake });
  const address = await server.address;
  const { id, secrets } = await newWorkshop({ address });
  const client = savingClient(address, `board/${id}`, secrets.participant);
  await until(() => client.provider.synced, 'in step');
  for (let n = 0; n < 50; n++) client.write(`e${n}`);
  await until(() => client.saved > 0, 'the server is at it');
  const began = performance.now();
  server.process.kill('SIGUSR2');
  expect(await server.ended).toBe(1);
  expect(performance.now() - began).toBeLessThan(5000);
  const lines = server.errors().trim().split('\n');
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toContainEqual(
    expect.objectContaining({
      event: 'mistake of the program',
      name: 'Error',
      at: expect.stringContaining('process.'),
    }),
  );
  expect(server.errors()).not.toMatch(/secret|sticky/);
  await until(() => client.closes.length > 0, 'told');
  expect(client.closes[0]).toBe(1012);
  const database = new Database(join(dataDir, 'stormbridge.sqlite'));
  onTestFinished(() => database.close());
  expect(database.number('SELECT count(*) FROM snapshots WHERE doc = ?', `board/${id}`)).toBe(1);
  const again = await newServer({ dataDir });
  const fresh = stockClient(again.address, `board/${id}`, secrets.viewer);
  await until(() => fresh.provider.synced, 'in step');
  expect(Object.keys(stickies(fresh.doc))).toEqual(expect.arrayContaining(client.written.slice(0, client.saved)));
});

test.each(['cookie', 'bearer'])(
  '[K6] a stock client and a script get in by %s, with the rights of the role',
  async (way) => {
    const server = await newServer();
    const { id, secrets } = await newWorkshop(server);
    const whoIs = async (secret: string): Promise<Record<string, string>> =>
      way === 'cookie' ? { cookie: await joinBy(server, id, secret) } : { authorization: `Bearer ${secret}` };
    const writer = stockClient(server.address, `board/${id}`, await whoIs(secrets.participant));
    const reader = stockClient(server.address, `board/${id}`, await whoIs(secrets.viewer));
    await until(() => writer.provider.synced && reader.provider.synced, 'both in step');
    addSticky(writer.doc, 'e1', 'One');
    addSticky(reader.doc, 'e2', 'Two');
    await until(() => 'e1' in stickies(reader.doc), 'it arrives');
    const headers = await whoIs(secrets.viewer);
    const board = await (await fetch(`${server.address}/api/workshops/${id}/board`, { headers })).text();
    expect([board.includes('"One"'), board.includes('"Two"')]).toEqual([true, false]);
    const described = await fetch(`${server.address}/api/workshops/${id}`, { headers });
    expect(await described.json()).toMatchObject({ role: 'viewer' });
  },
);

test('[K7] a refused update is logged by its digest, without what it holds', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const doc = new Y.Doc();
  addSticky(doc, 'e1', 'Salary of Ann');
  const bytes = Y.encodeStateAsUpdate(doc);
  const viewer = await rawClient(server.address, `board/${id}`, secrets.viewer);
  viewer.update(bytes);
  await until(() => server.logged.some((line) => line.includes('refused')), 'logged');
  const line = server.logged.find((one) => one.includes('refused')) ?? '';
  expect(line).toContain(createHash('sha256').update(bytes).digest('hex'));
  expect(line).toContain('"rule":"A7"');
  expect(server.logged.join('\n')).not.toContain('Salary');
});
