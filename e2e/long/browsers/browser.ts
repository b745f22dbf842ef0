import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A window of a browser that is driven by its own protocol. */
export interface Window {
  open(address: string): Promise<void>;
  /** What the body of an async function, run in the page, gives back. It must be text. */
  run(body: string): Promise<string>;
  close(): Promise<void>;
}

/** A browser beside the one of the stories, as a machine has it. */
export interface OtherBrowser {
  readonly name: string;
  /** Its programs that this machine does not have. */
  readonly missing: readonly string[];
  /** A window of a new person, in a process that believes to be in this time zone. */
  open(timeZone: string): Promise<Window>;
}

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');

/** The first of some programs that this machine has, by name on the path or by its whole path. */
export const program = (...names: readonly string[]): string | undefined =>
  names.flatMap((name) => (name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)))).find(runs);

/** Asks again until the answer is there. Says what it waited for when a minute was not enough. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Waited in vain for ${what}`);
}
