import { type Files, joinEntries, type ZipEntry, zipFiles, zipParts } from '@stormbridge/exporters';
import { messages } from './messages.ts';
import { Packed } from './packed.ts';

/** A zip of files, the bytes of `zipFiles`. */
export type Zip = (files: Files) => Promise<Uint8Array<ArrayBuffer>>;

/** UTF-16 code units that are packed at one time: some 15 ms of work, so that nobody waits long for the last part. */
const PART = 200_000;

/**
 * One zip that is packed on two threads. The helper packs files while others are made, and the rest of them before
 * somebody asks; this thread joins in when the zip is asked for. A helper that fails is not asked again: then all is
 * packed here. What was packed before and has not changed is taken as it is.
 */
export class Packing {
  private readonly helper: Zip;
  private readonly packed: Packed;
  private helps = true;
  private readonly given = new Set<string>();
  /** The memory is shared with the zips of other boards, so each zip keeps what it found and what it packed. */
  private readonly entries: ZipEntry[] = [];
  private part = new Map<string, string>();
  private size = 0;
  private readonly sent: Promise<void>[] = [];
  /** What nobody packs yet, once all files are there. */
  private parts: Files[] | undefined;
  private help: Promise<unknown> = Promise.resolve();

  constructor(helper: Zip, packed: Packed = new Packed()) {
    this.helper = helper;
    this.packed = packed;
  }

  /** A file is there, and more will come. */
  add(path: string, text: string): void {
    this.given.add(path);
    if (this.known(path, text)) return;
    this.part.set(path, text);
    this.size += text.length;
    if (this.size >= PART) this.send();
  }

  /** All files are there, those among them that were added before: the helper goes on with them. */
  ahead(files: Files): void {
    if (this.parts !== undefined) return;
    this.send();
    const missing = [...files].filter(([path, text]) => !this.given.has(path) && !this.known(path, text));
    this.parts = zipParts(new Map(missing), PART);
    this.packed.only(files);
    this.help = this.helped();
    // Who asks for the zip hears why there is none.
    this.help.catch(() => {});
  }

  /** The zip of all files. The same bytes as `zipFiles`. */
  async zip(files: Files): Promise<Uint8Array<ArrayBuffer>> {
    this.ahead(files);
    await Promise.all([this.help, this.take(here)]);
    return joinEntries(this.entries);
  }

  /** Nobody will ask for this zip: what is not on its way is left. */
  stop(): void {
    this.parts?.splice(0);
  }

  private send(): void {
    if (this.part.size > 0) this.sent.push(this.pack(this.part, this.there));
    this.part = new Map();
    this.size = 0;
  }

  private known(path: string, text: string): boolean {
    const entry = this.packed.entry(path, text);
    if (entry !== undefined) this.entries.push(entry);
    return entry !== undefined;
  }

  /** Two parts at one time: the helper never waits for this thread. */
  private async helped(): Promise<void> {
    await Promise.all(this.sent);
    await Promise.all([this.take(this.there), this.take(this.there)]);
  }

  private async take(zip: Zip): Promise<void> {
    for (let part = this.parts?.shift(); part !== undefined; part = this.parts?.shift()) await this.pack(part, zip);
  }

  private async pack(part: Files, zip: Zip): Promise<void> {
    this.entries.push(...this.packed.keep(part, await zip(part)));
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
