import { packText } from '@stormbridge/exporters';
import { messages } from './messages.ts';
import type { Memory } from './recalled.ts';

/** What the other thread does. */
export interface TextHelper {
  /** Ends when it has done what it was asked before. */
  readonly free: () => Promise<unknown>;
  readonly pack: (text: string) => Promise<string>;
}

/**
 * Packs texts on two threads into a memory, the largest first: this thread at once, the helper from when it is free.
 * What the memory knows is not packed again. What a helper that fails was asked for is left to whoever asks the memory.
 */
export async function packTexts(
  texts: ReadonlyMap<string, string>,
  { recall, knows }: Memory,
  helper: TextHelper,
): Promise<void> {
  const missing = [...texts].filter(([what, text]) => !knows(what, text)).sort(([, a], [, b]) => b.length - a.length);
  const take = async (pack: (text: string) => Promise<string>): Promise<void> => {
    for (let next = missing.shift(); next !== undefined; next = missing.shift()) {
      const [what, text] = next;
      const packed = await pack(text);
      recall(what, text, () => packed);
    }
  };
  const helped = async (): Promise<void> => {
    if (missing.length < 2) return;
    await helper.free();
    // Two at one time: the helper never waits for this thread.
    await Promise.all([take(helper.pack), take(helper.pack)]);
  };
  await Promise.all([take(here), helped().catch(() => {})]);
}

const here = async (text: string): Promise<string> => {
  await messages();
  return packText(text);
};
