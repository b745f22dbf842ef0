import { createServer } from 'node:net';
import { eventually, type OtherBrowser, program, type Window } from './browser.ts';
import { type Started, startIn } from './processes.ts';

const places = ['4.1', '6.0', '4.0'].flatMap((version) =>
  ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
const driver = program('WebKitWebDriver');
const browser = program(...places);
const screen = program('xvfb-run');

const needed = { 'webkit2gtk-driver': driver, MiniBrowser: browser, xvfb: screen };

/** WebKit for GTK, driven by WebDriver. It wants a screen, so it gets one in memory. */
export const webkit: OtherBrowser = {
  name: 'WebKit',
  missing: Object.entries(needed).flatMap(([name, path]) => (path === undefined ? [name] : [])),
  async open(timeZone) {
    const port = await freePort();
    const started = startIn(timeZone, screen ?? '', () => ['-a', driver ?? '', `--port=${port}`]);
    try {
      return await window(started, `http://127.0.0.1:${port}`);
    } catch (error) {
      await started.end();
      throw error;
    }
  },
};

async function window(started: Started, address: string): Promise<Window> {
  const call = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(address + path, { method: 'POST', body: JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await eventually('WebKitWebDriver', () =>
    fetch(`${address}/status`).then(
      ({ ok }) => (ok ? true : undefined),
      () => undefined,
    ),
  );
  const alwaysMatch = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const { sessionId } = (await call('/session', { capabilities: { alwaysMatch } })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  await call(`${session}/timeouts`, { script: 120_000 });
  return {
    open: async (url) => {
      await call(`${session}/url`, { url });
    },
    run: async (body) => String(await call(`${session}/execute/sync`, { script: asynchronous(body), args: [] })),
    close: async () => {
      await fetch(address + session, { method: 'DELETE' });
      await started.end();
    },
  };
}

/** A script may give back a promise, for which the driver waits. */
const asynchronous = (body: string): string => `return (async () => { ${body} })();`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
