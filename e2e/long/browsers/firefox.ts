import { eventually, type OtherBrowser, program, type Window } from './browser.ts';
import { type Started, startIn } from './processes.ts';

const found = program('firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox');

/** Firefox, driven by WebDriver BiDi, which it speaks itself. */
export const firefox: OtherBrowser = {
  name: 'Firefox',
  missing: found === undefined ? ['firefox-esr'] : [],
  async open(timeZone) {
    const started = startIn(timeZone, found ?? '', (home) => [
      ...['--headless', '--no-remote', '--profile', home, '--remote-debugging-port', '0'],
    ]);
    try {
      return await window(started);
    } catch (error) {
      await started.end();
      throw error;
    }
  },
};

async function window(started: Started): Promise<Window> {
  const address = await eventually('Firefox', () => /listening on (ws:\S+)/.exec(started.said())?.[1]);
  const call = await connected(`${address}/session`);
  await call('session.new', { capabilities: {} });
  const { contexts } = (await call('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context;
  return {
    open: async (url) => {
      await call('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run: async (body) => {
      const params = { expression: `(async () => { ${body} })()`, target: { context }, awaitPromise: true };
      const { result, exceptionDetails } = (await call('script.evaluate', params)) as {
        result?: { value?: unknown };
        exceptionDetails?: { text: string };
      };
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return String(result?.value);
    },
    close: () => started.end(),
  };
}

type Call = (method: string, params: object) => Promise<unknown>;

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly message?: string;
}

async function connected(address: string): Promise<Call> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  return async (method, params) => {
    const id = waiting.size + 1;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, message } = await answered;
    if (result === undefined) throw new Error(`${method}: ${message}`);
    return result;
  };
}
