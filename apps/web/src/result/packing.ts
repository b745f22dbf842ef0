import { type Files, joinZips, zipFiles, zipParts } from '@stormbridge/exporters';
import { messages } from './messages.ts';

/** A zip of files, the bytes of `zipFiles`. */
export type Zip = (files: Files) => Promise<Uint8Array<ArrayBuffer>>;

/** UTF-16 code units that are packed at one time: some 15 ms of work, so that nobody waits long for the last part. */
const PART = 200_000;

/**
 * One zip that is packed on two threads. The helper packs files while others are made; this thread joins in when all are
 * there. A helper that fails is not asked again: then all is packed here.
 */
export class Packing {
  private readonly helper: Zip;
  private helps = true;
  private readonly given = new Set<string>();
  private part = new Map<string, string>();
  private size = 0;
  private readonly zips: Promise<Uint8Array>[] = [];

  constructor(helper: Zip) {
    this.helper = helper;
  }

  /** A file is there, and more will come. */
  add(path: string, text: string): void {
    this.given.add(path);
    this.part.set(path, text);
    this.size += text.length;
    if (this.size >= PART) this.send();
  }

  /** The zip of all files, those among them that were added before. The same bytes as `zipFiles`. */
  async zip(files: Files): Promise<Uint8Array<ArrayBuffer>> {
    this.send();
    const parts = zipParts(new Map([...files].filter(([path]) => !this.given.has(path))), PART);
    const zips: Uint8Array[] = [];
    const take = async (pack: Zip): Promise<void> => {
      for (let part = parts.shift(); part !== undefined; part = parts.shift()) zips.push(await pack(part));
    };
    // Two parts at one time: the helper never waits for this thread.
    const help = async (): Promise<void> => {
      zips.push(...(await Promise.all(this.zips.splice(0))));
      await Promise.all([take(this.there), take(this.there)]);
    };
    await Promise.all([help(), take(here)]);
    return joinZips(zips);
  }

  private send(): void {
    if (this.part.size > 0) this.zips.push(this.there(this.part));
    this.part = new Map();
    this.size = 0;
  }

  private readonly there: Zip = async (part) => {
    if (!this.helps) return here(part);
    return this.helper(part).catch(() => {
      this.helps = false;
      return here(part);
    });
  };
}

const here: Zip = async (part) => {
  await messages();
  return zipFiles(part);
};
