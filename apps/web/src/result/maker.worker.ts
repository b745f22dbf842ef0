import { type Board, readBoardFile } from '@stormbridge/model';
import { compileTypes } from '../compile/compile-types.ts';
import { type Answer, Answers } from './answers.ts';
import { Made } from './made.ts';
import { Maker } from './maker.ts';
import type { Asked, Bundle, HelperCalls, Told } from './maker-talk.ts';
import type { Packed } from './packed.ts';
import { recalled, rememberingTypes } from './recalled.ts';

const transferOf = (value: unknown): Transferable[] =>
  value !== null && typeof value === 'object' && 'bytes' in value ? [(value as Bundle).bytes.buffer] : [];

const tell = (told: Told): void => postMessage(told, { transfer: told.kind === 'done' ? transferOf(told.value) : [] });

let made: Made | undefined;
/** The question that is being worked on; what an export tells on its way belongs to it, and so do its rests. */
let working: { readonly id: number; readonly rest: () => Promise<void> } | undefined;
const progress = (done: number, total: number): void => tell({ id: working?.id ?? 0, kind: 'progress', done, total });
const rest = async (): Promise<void> => working?.rest();

const helper = new Maker<HelperCalls>(
  () => new Worker(new URL('./zip.worker.ts', import.meta.url), { type: 'module' }),
);
// It loads while the first export is made.
helper.ask('begin', []).catch(() => {});

// From board to board most files stay what they are.
const remembered = { compileTypes: rememberingTypes(compileTypes), recall: recalled() };
const packed = new Map<string, Packed>();

/** Coloured lines of a file. The colouring is loaded when the first file is looked at. */
async function coloured(path: string, text: string) {
  const { colouredLines } = await import('./coloured.ts');
  return colouredLines(path, text);
}

/** A board that is there with every page. Its export is made and thrown away. */
const WARM = '/examples/file-manager.json';

async function warmUp(ownRest: () => Promise<void>): Promise<void> {
  const board = readBoardFile(await (await fetch(WARM)).json());
  if (!board.ok) return;
  const tools = { ...remembered, progress: () => {}, rest: ownRest };
  await new Made(board.value, tools, (part) => helper.ask('pack', [part]), packed).bundle('cdk');
}

const answer: Answer = async ({ id, call, with: [first, second] }, ownRest) => {
  working = { id, rest: ownRest };
  if (call === 'take') {
    made?.leave();
    made = new Made(first as Board, { ...remembered, progress, rest }, (part) => helper.ask('pack', [part]), packed);
    return undefined;
  }
  if (call === 'warm') return warmUp(ownRest);
  if (made === undefined) throw new Error('There is no board yet');
  if (call === 'look') return made.outlook();
  if (call === 'list') return made.list(String(first));
  if (call === 'read') return coloured(String(second), await made.read(String(first), String(second)));
  if (call === 'pins') return made.pins(String(first));
  return made.bundle(String(first));
};

const answers = new Answers(answer, tell);
addEventListener('message', ({ data }: MessageEvent<Asked>) => void answers.hear(data));
