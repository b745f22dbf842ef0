/** What the server says about itself while it runs: never a secret, never a text of a sticky. */
export interface Log {
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** One line of JSON for each event, on the error output. */
export const lineLog: Log = {
  warn: (event, facts) => write('warn', event, facts),
  error: (event, facts) => write('error', event, facts),
};

function write(level: string, event: string, facts: Facts = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`);
}

/** The words of anything that was thrown. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
