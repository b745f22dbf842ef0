// The browser for the stories: the machine's own, else Playwright's download, else the Debian package.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, run } from './shell.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} path */
const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @returns {string | undefined} a browser of this machine */
export const machineChromium = () => {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return runs(asked) ? asked : undefined;
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean)];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(runs);
};

/** @returns {Promise<string | undefined>} the browser that Playwright downloaded earlier */
const playwrightChromium = async () => {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
};

/**
 * Finds a browser, or installs one.
 * @returns {Promise<string | undefined>} its path; undefined when there is none to be had
 */
export const ensureChromium = async () => {
  const here = machineChromium() ?? (await playwrightChromium());
  if (here) return here;
  console.error('No Chromium here. Trying the download of Playwright ...');
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { toStderr: true, limitSeconds: 180 }).catch(() => 1);
  const downloaded = await playwrightChromium();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Trying the Debian package ...');
    const apt = { toStderr: true, limitSeconds: 300, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], apt).catch(() => 1);
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], apt).catch(() => 1);
  }
  return machineChromium();
};
