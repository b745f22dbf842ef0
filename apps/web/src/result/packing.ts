import { type Files, joinZips, zipFiles, zipParts } from '@stormbridge/exporters';

/** A zip of files, the bytes of `zipFiles`. */
export type Zip = (files: Files) => Promise<Uint8Array<ArrayBuffer>>;

/** UTF-16 code units that are packed at one time: some 15 ms of work, so that nobody waits long for the last part. */
const PART = 200_000;

/**
 * Packs on two threads: this one and a helper, who gets a second part while it works on the first, so that it never waits
 * for this thread. A helper that fails is not asked again: then all is packed here.
 */
export const zipWith =
  (helper: Zip): Zip =>
  async (files) => {
    const parts = zipParts(files, PART);
    const zips: Uint8Array[] = [];
    let begun = 0;
    let helps = true;
    const take = async (pack: Zip): Promise<void> => {
      while (begun < parts.length) {
        const at = begun;
        begun += 1;
        const part = parts[at] ?? new Map();
        zips[at] = await pack(part);
      }
    };
    const here: Zip = async (part) => {
      await messages();
      return zipFiles(part);
    };
    const there: Zip = async (part) => {
      if (!helps) return here(part);
      return helper(part).catch(() => {
        helps = false;
        return here(part);
      });
    };
    await Promise.all([take(there), take(there), take(here)]);
    return joinZips(zips);
  };

/** Lets messages in that wait. A timer would take its time. */
const messages = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
