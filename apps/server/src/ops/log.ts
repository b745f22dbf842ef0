import { TokenBucket } from '../limits/token-bucket.ts';

/** What the server says about itself while it runs: never a secret, never a text of a sticky. */
export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Lines a second in the long run, and at once: nobody can fill a disk with log lines by misbehaving. */
const LINES = { perSecond: 20, burst: 500 };

/** What repeats as long as something else is away: one line of each in so many milliseconds says as much. */
const SELDOM = new Set(['join failed', 'node lost']);
const SELDOM_MS = 5000;

/** A log of one line of JSON for each event. Where there are too many, it says later how many it left out. */
export function lineLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const bucket = new TokenBucket(LINES, now());
  let left = 0;
  const repeats = new Map<string, { readonly at: number; left: number }>();
  /** How many of the same event were left out before this one; `undefined` when it is left out too. */
  const repeated = (event: string): number | undefined => {
    const last = repeats.get(event);
    if (last === undefined || now() - last.at >= SELDOM_MS) {
      repeats.set(event, { at: now(), left: 0 });
      return last?.left ?? 0;
    }
    last.left += 1;
    return undefined;
  };
  const line = (level: string, event: string, facts: Facts): void =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts })}\n`);
  const say =
    (level: string) =>
    (event: string, facts: Facts = {}): void => {
      const before = SELDOM.has(event) ? repeated(event) : 0;
      if (before === undefined) return;
      if (!bucket.take(now())) {
        left += 1;
        return;
      }
      if (left > 0) line('warn', 'lines left out', { count: left });
      left = 0;
      line(level, event, before > 0 ? { ...facts, leftOut: before } : facts);
    };
  return { info: say('info'), warn: say('warn'), error: say('error') };
}

/** The words of anything that was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Of the stack of a mistake at most this many places. */
const PLACES = 8;

/**
 * What may be said of a mistake of the program: its name, its code and where it happened. Not its message, which can quote
 * what it choked on: `JSON.parse` repeats a piece of the text.
 */
export function mistakeOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { name: typeof error };
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  const places = lines.filter((line) => /^ +at /.test(line)).slice(0, PLACES);
  const at = places.map((line) => line.trim().slice(3)).join(' < ');
  return { name: error.name, code: 'code' in error ? String(error.code) : undefined, at };
}
