import { strToU8, zipSync } from 'fflate';

let files: readonly (readonly [path: string, text: string])[] = [];

/** `zip` zips what was loaded; anything else is the address of the texts to load. */
addEventListener('message', async ({ data }: MessageEvent<string>) => {
  if (data === 'zip') {
    const entries = files.map(([path, text]) => [path, strToU8(text)] as const);
    const zip = zipSync(Object.fromEntries(entries), { level: 9 });
    postMessage(zip, { transfer: [zip.buffer] });
    return;
  }
  files = (await (await fetch(data)).json()) as typeof files;
  postMessage(undefined);
});
