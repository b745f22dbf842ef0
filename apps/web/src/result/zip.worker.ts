import { type Files, zipFiles } from '@stormbridge/exporters';
import type { Asked, HelperCalls, Told } from './maker-talk.ts';

const tell = (told: Told, transfer: Transferable[] = []): void => postMessage(told, { transfer });

addEventListener('message', ({ data: { id, call, with: given } }: MessageEvent<Asked<keyof HelperCalls>>) => {
  if (call === 'begin') return tell({ id, kind: 'done', value: undefined });
  const value = zipFiles(given[0] as Files);
  tell({ id, kind: 'done', value }, [value.buffer]);
});
