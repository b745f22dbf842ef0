import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { type Ran, run } from './workbench.ts';

const root = join(import.meta.dirname, '../..');

/** The folder of a Node of a major version: one on the PATH, else the one that npm carries as a package. */
export async function nodeFolder(major: 20 | 24): Promise<string> {
  const folders = [join(root, 'node_modules/.bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((folder) => {
    const { stdout } = spawnSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' });
    return stdout?.startsWith(`v${major}.`);
  });
  if (found !== undefined) return found;
  const cache = join(root, 'node_modules/.cache', `node-${major}`);
  const folder = join(cache, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin');
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const carried = `node-${process.platform}-${process.arch}@${major}`;
  const { code, output } = await run('npm', ['install', '--prefix', cache, '--no-save', carried], cache);
  if (code !== 0) throw new Error(`There is no Node ${major}:\n${output}`);
  return folder;
}

/** A proxy that lets connections through to some hosts only, and remembers every host that was asked for. */
export async function gate(allowed: readonly string[]): Promise<{ url: string; hosts: Set<string>; server: Server }> {
  const hosts = new Set<string>();
  const server = createServer((request, response) => {
    hosts.add(new URL(request.url ?? '', 'http://unknown').host);
    response.writeHead(403).end();
  });
  server.on('connect', (request, client, head) => {
    const [host = '', port = '443'] = (request.url ?? '').split(':');
    hosts.add(host);
    client.on('error', () => client.destroy());
    if (!allowed.includes(host)) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    return undefined;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hosts, server };
}

/** Makes every connection to another machine fail inside of Node; for systems without network namespaces. */
const BLOCK = join(import.meta.dirname, 'no-network.cjs');
const namespaces = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0;

/** Runs a program without any network: in a namespace of its own where the system has them, else blocked within Node. */
export function runOffline(command: string, args: readonly string[], cwd: string, node: string): Promise<Ran> {
  if (namespaces) return run('unshare', ['--map-root-user', '--net', command, ...args], cwd, { node });
  return run(command, args, cwd, { node, env: { NODE_OPTIONS: `--require=${BLOCK}` } });
}
