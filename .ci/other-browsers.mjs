// The browsers beside Chromium, for the long suites: in CI they come as Debian packages. Elsewhere only what a machine
// has is tried, and the suite says what it left out.
import { existsSync } from 'node:fs';
import { run } from './shell.mjs';

/** Each package with the program that it brings. */
const packages = {
  'firefox-esr': '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/xvfb-run',
};

/** Installs what is missing where that is possible: by root, with apt. */
export const ensureOtherBrowsers = async () => {
  const missing = Object.entries(packages).flatMap(([name, program]) => (existsSync(program) ? [] : [name]));
  if (missing.length === 0) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error(`Installing the Debian packages ${missing.join(', ')} ...`);
  const apt = { toStderr: true, limitSeconds: 300, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], apt).catch(() => 1);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], apt).catch(() => 1);
};
