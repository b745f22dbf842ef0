// Installing and building, each only when something changed since it last succeeded.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { productNode, requireNode } from './node.mjs';
import { environment, fail, plain, root, run } from './shell.mjs';
import { contentHash, lastStamp, remember } from './stamp.mjs';

/** The package manager comes through npm, so that nobody has to install it. One place names its version. */
export const packageManager = 'pnpm@12.21.0';

const rooms = [
  'packages/model',
  'packages/hints',
  'packages/exporters',
  'packages/sync',
  'apps/web',
  'apps/server',
  'apps/cli',
  'e2e',
  'bench',
];
const manifests = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...rooms.map((room) => `${room}/package.json`),
];
const sources = [
  ...manifests,
  'vite.config.ts',
  'public',
  'packages/model/src',
  'packages/hints/src',
  'packages/exporters/src',
  'packages/sync/src',
  'apps/web',
];

/** Installs the dependencies exactly as the lockfile names them. What it prints goes to stderr. */
export const ensureInstalled = async () => {
  requireNode();
  const stamp = `${process.platform} ${process.arch} ${contentHash(manifests)}`;
  if (lastStamp('install') === stamp) return;
  console.error('Installing dependencies (only when the lockfile changed) ...');
  const code = await run('npx', ['--yes', '--loglevel=error', packageManager, 'install', '--frozen-lockfile'], {
    toStderr: true,
    env: environment({ CI: 'true' }),
  });
  if (code !== 0) fail('The dependencies could not be installed; the lines above say why.');
  productNode();
  remember('install', stamp);
};

/** Builds the page. Gives the exit code of the build. */
export const build = async () => {
  const stamp = contentHash(sources);
  const code = await run(productNode(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    toStderr: true,
    env: environment(plain),
  });
  if (code === 0) remember('build', stamp);
  return code;
};

/** Builds the page when a source of it changed. */
export const ensureBuilt = async () => {
  if (existsSync(join(root, 'apps/web/dist/index.html')) && lastStamp('build') === contentHash(sources)) return;
  console.error('Building the page (only when its sources changed) ...');
  if ((await build()) !== 0) fail('The page could not be built; the lines above say why.');
};
