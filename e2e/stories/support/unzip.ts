import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { unzipSync } from 'fflate';

/** Unpacks a zip below a folder. A single folder at its top is the project itself and is left out. */
export async function unzip(bytes: Uint8Array, folder: string): Promise<void> {
  const files = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'));
  const [top] = (files[0]?.[0] ?? '').split('/');
  const wrapped = files.every(([path]) => path.startsWith(`${top}/`));
  for (const [path, content] of files) {
    const inside = normalize(wrapped ? path.slice((top ?? '').length + 1) : path);
    if (inside.startsWith('..')) throw new Error(`The zip leads out of its folder: ${path}`);
    await mkdir(dirname(join(folder, inside)), { recursive: true });
    await writeFile(join(folder, inside), content);
  }
}
