import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { parseBoardFile } from '@stormbridge/model';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { newFolder, newServer, newWorkshop, type TestServer } from './testing/server.ts';

const importFile = (
  server: TestServer,
  body: NonNullable<RequestInit['body']>,
  query = '?as=board',
): Promise<Response> =>
  fetch(`${server.address}/api/workshops${query}`, { method: 'POST', body, duplex: 'half' } as RequestInit);
const bearer = (secret: string): RequestInit => ({ headers: { authorization: `Bearer ${secret}` } });
const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1);

async function boardOf(server: TestServer, { id, links }: { id: string; links: { viewer: string } }) {
  const response = await fetch(`${server.address}/api/workshops/${id}/board`, bearer(secretOf(links.viewer)));
  const read = parseBoardFile(await response.text());
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const workshopsIn = async (server: TestServer): Promise<number> => {
  const { Database } = await import('./storage/database.ts');
  const database = new Database(join(server.config.dataDir, 'stormbridge.sqlite'));
  const count = database.number('SELECT count(*) FROM workshops');
  database.close();
  return count;
};

const FILE = {
  format: 'stormbridge-board/1',
  settings: { title: 'Orders' },
  contexts: [{ id: 'c1', name: 'Sales' }],
  elements: [
    { id: 'e1', kind: 'event', label: 'Order Placed' },
    { id: 'e2', kind: 'event', label: 'Order Paid' },
  ],
};

test('[V30] a board file becomes a new workshop with the same board, and gets places', async () => {
  const server = await newServer();
  const response = await importFile(server, JSON.stringify(FILE));
  expect(response.status).toBe(201);
  const made = (await response.json()) as { id: string; title: string; links: { viewer: string } };
  expect(made.title).toBe('Orders');
  const board = await boardOf(server, made);
  expect([...board.elements.values()].map(({ label }) => label)).toEqual(['Order Placed', 'Order Paid']);
  expect([...board.elements.values()].every(({ column }) => typeof column === 'string')).toBe(true);
  expect(board.contexts.get('c1')?.frame).toBeDefined();
});

test('[V31] a wrong file gives every problem, and no workshop is made', async () => {
  const server = await newServer();
  await newWorkshop(server);
  const elements = [
    { id: 'e1', kind: 'evnt', label: 'Order Placed' },
    { id: 'e1', kind: 'event', label: 7 },
  ];
  for (const body of [
    JSON.stringify({ ...FILE, elements, flows: [{ id: 'f1', from: 'e1', to: 'e9' }] }),
    '{ nonsense',
    '[]',
    '{}',
  ]) {
    const response = await importFile(server, body);
    const answer = (await response.json()) as { error: { code: string }; problems: { at: string; message: string }[] };
    expect([response.status, answer.error.code]).toEqual([422, 'bad-board']);
    expect(answer.problems.length).toBeGreaterThan(body.includes('evnt') ? 2 : 0);
    for (const { at, message } of answer.problems) {
      expect(at).toBeTypeOf('string');
      expect(message).toMatch(/\w.*[.?]$/);
    }
  }
  expect(await workshopsIn(server)).toBe(1);
});

test('[V32] a file above 5 MB is refused, with and without a length told in advance', async () => {
  const server = await newServer();
  const large = `{"format":"${'x'.repeat(5 * 1024 * 1024)}"}`;
  const stream = new Blob([large]).stream();
  for (const body of [large, stream]) {
    const response = await importFile(server, body);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { code: 'too-large', message: expect.stringContaining('5 MB') },
    });
  }
});

test('[V33] a file that is no text in UTF-8 is refused', async () => {
  const server = await newServer();
  const response = await importFile(server, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d));
  expect([response.status, await response.json()]).toMatchObject([422, { problems: [{ rule: 'V33' }] }]);
});

test.each(['order-checkout', 'file-manager'])('[V34] the example %s becomes a workshop', async (example) => {
  const server = await newServer();
  const made = await newWorkshop(server, { example });
  const file = readFileSync(join(server.config.publicDir, `examples/${example}.json`), 'utf8');
  const board = await boardOf(server, made);
  const expected = parseBoardFile(file);
  expect(expected.ok && expected.value.elements.size).toBe(board.elements.size);
  const unknown = await importFile(server, JSON.stringify({ example: '../../package' }), '');
  expect(unknown.status).toBe(404);
});

test('[V35] every export is given as a file with a harmless name, the same bytes each time', async () => {
  const server = await newServer();
  const title = '"; filename="evil.exe"\r\nX: ../../Öäü 漢字';
  const { id, secrets } = await newWorkshop(server, { title });
  const get = (path: string, secret: string): Promise<Response> =>
    fetch(`${server.address}/api/workshops/${id}/${path}`, bearer(secret));
  const { EXPORTERS } = await import('@stormbridge/exporters');
  for (const { id: exporter } of EXPORTERS) {
    const [first, second] = [
      await get(`export/${exporter}`, secrets.viewer),
      await get(`export/${exporter}`, secrets.viewer),
    ];
    const bytes = Buffer.from(await first.arrayBuffer());
    expect([exporter, bytes.equals(Buffer.from(await second.arrayBuffer()))]).toEqual([exporter, true]);
    if (first.status === 422) continue;
    expect([exporter, first.status]).toEqual([exporter, 200]);
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"$/);
    expect(first.headers.get('cache-control')).toBe('no-store');
  }
  expect((await get('board', '')).status).toBe(401);
  expect((await get('export/nonsense', secrets.viewer)).status).toBe(404);
});

test('[V35] the scaffold of an example is a zip that names its files in order', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server, { example: 'order-checkout' });
  const response = await fetch(`${server.address}/api/workshops/${id}/export/cdk`, bearer(secrets.participant));
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())));
  expect(files).toContain('package.json');
  expect(files).toEqual([...files].sort());
});

test('[V36] errors are JSON with a code and a sentence', async () => {
  const server = await newServer();
  const { id } = await newWorkshop(server);
  const cases: [string, string, number][] = [
    ['GET', '/api/nonsense', 404],
    ['GET', '/api/workshops', 405],
    ['DELETE', `/api/workshops/${id}`, 405],
    ['PUT', '/w/x', 405],
    ['GET', `/api/workshops/${id}/board`, 401],
    ['GET', '/%E0%A4%A', 400],
  ];
  for (const [method, path, status] of cases) {
    const response = await fetch(server.address + path, { method });
    expect([method, path, response.status]).toEqual([method, path, status]);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.message).toMatch(/\w.*\.$/);
  }
  const broken = await fetch(`${server.address}/api/workshops/${id}/join`, { method: 'POST', body: '{' });
  expect([broken.status, await broken.json()]).toMatchObject([400, { error: { code: 'bad-json' } }]);
  const long = await fetch(`${server.address}/api/workshops`, {
    method: 'POST',
    body: `{"title":"${'x'.repeat(501)}"}`,
  });
  expect(long.status).toBe(400);
});

function builtPage(): string {
  const folder = join(newFolder(), 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Stormbridge</title>');
  writeFileSync(join(folder, 'assets/app-4f2a.js'), 'export {};'.repeat(500));
  writeFileSync(join(folder, '../secret.txt'), 'secret');
  return folder;
}

test('[V37] the page is served at every address of the app, its files with their type, nothing from elsewhere', async () => {
  const server = await newServer({ pageDir: builtPage() });
  for (const path of ['/', '/w/abc', '/w/abc?x=1']) {
    const response = await fetch(server.address + path);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<title>Stormbridge')]);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`ws://${new URL(server.address).host}`);
    expect(policy.replace(/style-src[^;]*/, '')).not.toContain('unsafe');
  }
  const script = await fetch(`${server.address}/assets/app-4f2a.js`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(script.headers.get('content-encoding')).toBe('gzip');
  const plain = await fetch(`${server.address}/assets/app-4f2a.js`, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'export {};'.repeat(500)]);
  expect(await script.text()).toBe('export {};'.repeat(500));
  const again = await fetch(`${server.address}/`, {
    headers: { 'if-none-match': (await fetch(server.address)).headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
  expect((await fetch(`${server.address}/assets/none.js`)).status).toBe(404);
});

test('[V37] no path leads out of the folder of the page', async () => {
  const server = await newServer({ pageDir: builtPage() });
  const { hostname, port } = new URL(server.address);
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/..\\secret.txt',
  ]) {
    // Written by hand: fetch would tidy the path up.
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      );
      socket.on('data', (part) => {
        text += part;
      });
      socket.on('close', () => resolve(text));
    });
    expect([path, answer.slice(0, 12), answer.endsWith('secret')]).toEqual([path, 'HTTP/1.1 404', false]);
  }
});

test('[O1] the server says that it runs', async () => {
  const server = await newServer();
  const response = await fetch(`${server.address}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});
