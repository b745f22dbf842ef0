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

/** A log of one line of JSON for each event. Where there are too many, it says later how many it left out. */
export function lineLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const bucket = new TokenBucket(LINES, now());
  let left = 0;
  const line = (level: string, event: string, facts: Facts): void =>
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts })}\n`);
  const say =
    (level: string) =>
    (event: string, facts: Facts = {}): void => {
      if (!bucket.take(now())) {
        left += 1;
        return;
      }
      if (left > 0) line('warn', 'lines left out', { count: left });
      left = 0;
      line(level, event, facts);
    };
  return { info: say('info'), warn: say('warn'), error: say('error') };
}

/** The words of anything that was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
