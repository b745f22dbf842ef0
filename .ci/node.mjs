// Which Node runs the product, and whether the Node that runs this script is enough to get there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './shell.mjs';

const version = process.versions.node;
const [major = 0, minor = 0] = version.split('.').map(Number);

/** Node runs TypeScript sources as they are since 22.18 and, on the next line, since 23.6. */
const runsTheProduct = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);

/** npm carries Node 24 as a package for these; it is an optional dependency of the project. */
const carried = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');

const bootstraps = major > 20 || (major === 20 && minor >= 19);

/** Ends with one line when this Node can neither run the product nor install one that can. */
export const requireNode = () => {
  if (runsTheProduct || (carried && bootstraps)) return;
  fail(
    carried
      ? `Stormbridge needs Node 20.19 or newer to install itself; this is Node ${version}. Install Node 24 from https://nodejs.org and try again.`
      : `Stormbridge needs Node 22.18 or newer on ${process.platform} (${process.arch}); this is Node ${version}. Install Node 24 from https://nodejs.org and try again.`,
  );
};

/**
 * The Node that runs the product: the pinned one of the project where it is installed and runs here, else this one.
 * @returns {string} a path
 */
export const productNode = () => {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (carried && existsSync(pinned)) {
    // On a system with another C library (Alpine) the file is there and cannot run.
    if (spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return pinned;
  }
  if (runsTheProduct) return process.execPath;
  return fail(
    `Stormbridge found no Node 24 that runs here; this is Node ${version}. Install Node 24 from https://nodejs.org.`,
  );
};

/**
 * What Node is told when it runs the server. A young generation of 8 MB instead of 16: rooms live long, and with more of it
 * a thousand rooms that do nothing took twice the memory.
 * @returns {string[]}
 */
export const serverFlags = () => JSON.parse(readFileSync(join(root, 'apps/server/node-flags.json'), 'utf8'));
