import { wordsOf } from '../ops/log.ts';
import { StoreUnavailable } from './unavailable.ts';

/** A server elsewhere, named by a setting, does not let itself be used; the message is a sentence for whoever started ours. */
export class UnusableSetting extends Error {}

/**
 * What was opened at the address of a setting; an error names that setting, which holds the address and perhaps a password.
 * @throws UnusableSetting
 */
export async function blaming<T>(setting: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const words = wordsOf(error).replace(/\.+$/, '');
    const message =
      error instanceof StoreUnavailable
        ? `${words}. Start it, or correct ${setting}.`
        : `${setting} cannot be used: ${words}.`;
    throw new UnusableSetting(message, { cause: error });
  }
}
