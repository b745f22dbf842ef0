import type { Board } from '@stormbridge/model';
import { compileTypes } from '../compile/compile-types.ts';
import { Made } from './made.ts';
import { Maker } from './maker.ts';
import type { Asked, Bundle, Call, HelperCalls, Told } from './maker-talk.ts';

const tell = (told: Told, transfer: Transferable[] = []): void => postMessage(told, { transfer });

let made: Made | undefined;
/** The question that is being worked on; what an export tells on its way belongs to it. */
let working = 0;
const progress = (done: number, total: number): void => tell({ id: working, kind: 'progress', done, total });

const helper = new Maker<HelperCalls>(
  () => new Worker(new URL('./zip.worker.ts', import.meta.url), { type: 'module' }),
);
// It loads while the first export is made.
helper.ask('begin', []).catch(() => {});

/** Coloured lines of a file. The colouring is loaded when the first file is looked at. */
async function coloured(path: string, text: string) {
  const { colouredLines } = await import('./coloured.ts');
  return colouredLines(path, text);
}

async function answer(call: Call, [first, second]: readonly unknown[]): Promise<unknown> {
  if (call === 'take') {
    made = new Made(first as Board, { compileTypes, progress }, (part) => helper.ask('pack', [part]));
    return undefined;
  }
  if (made === undefined) throw new Error('There is no board yet');
  if (call === 'look') return made.outlook();
  if (call === 'list') return made.list(String(first));
  if (call === 'read') return coloured(String(second), await made.read(String(first), String(second)));
  if (call === 'pins') return made.pins(String(first));
  return made.bundle(String(first));
}

const transferOf = (value: unknown): Transferable[] =>
  value !== null && typeof value === 'object' && 'bytes' in value ? [(value as Bundle).bytes.buffer] : [];

/** One question after the other, so that progress always belongs to the one that is worked on. */
let line: Promise<void> = Promise.resolve();
addEventListener('message', ({ data: { id, call, with: given } }: MessageEvent<Asked>) => {
  line = line.then(async () => {
    working = id;
    try {
      const value = await answer(call, given);
      tell({ id, kind: 'done', value }, transferOf(value));
    } catch (error) {
      tell({ id, kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  });
});
