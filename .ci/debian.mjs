// Debian packages that long suites need: in CI they are installed, elsewhere only what a machine has is used.
import { existsSync } from 'node:fs';
import { run } from './shell.mjs';

/**
 * Installs what is missing where that is possible: by root, with apt.
 * @param {Readonly<Record<string, string>>} packages each with a program or folder that it brings
 */
export const ensurePackages = async (packages) => {
  const missing = Object.entries(packages).flatMap(([name, program]) => (existsSync(program) ? [] : [name]));
  if (missing.length === 0) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error(`Installing the Debian packages ${missing.join(', ')} ...`);
  const apt = { toStderr: true, limitSeconds: 300, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], apt).catch(() => 1);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], apt).catch(() => 1);
};
