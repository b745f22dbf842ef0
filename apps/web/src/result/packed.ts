import { type Files, type ZipEntry, zipEntries } from '@stormbridge/exporters';

interface Known {
  readonly text: string;
  readonly entry: ZipEntry;
}

/** The files of one export as they were packed last: what has not changed since is not packed again. */
export class Packed {
  private readonly known = new Map<string, Known>();

  /** The packed file, where this text was packed under this path. */
  entry(path: string, text: string): ZipEntry | undefined {
    const known = this.known.get(path);
    return known?.text === text ? known.entry : undefined;
  }

  /** Remembers a zip of these files, and gives what it holds. */
  keep(files: Files, zip: Uint8Array): readonly ZipEntry[] {
    const entries = zipEntries(zip);
    for (const entry of entries) {
      const text = files.get(entry.path);
      if (text !== undefined) this.known.set(entry.path, { text, entry });
    }
    return entries;
  }

  /** Forgets what none of these files is. */
  only(files: Files): void {
    for (const path of [...this.known.keys()]) if (!files.has(path)) this.known.delete(path);
  }
}
