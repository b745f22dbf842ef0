import { emptyBoard } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { Answers } from './answers.ts';
import type { Call, Told } from './maker-talk.ts';

/** Answers of a worker that rests ten times on each question but `take`; `on` says what arrives at which rest. */
function answersOf(on: Readonly<Record<string, () => void>> = {}) {
  const worked: string[] = [];
  const told: Told[] = [];
  let last = 0;
  const answers = new Answers(
    async ({ id, call }, rest) => {
      for (let at = 0; call !== 'take' && at < 10; at++) {
        on[`${id} ${at}`]?.();
        await rest();
        worked.push(`${id} ${at}`);
      }
      return `answer to ${id}`;
    },
    (one) => void told.push(one),
  );
  const ask = (call: Call): Promise<void> => {
    last += 1;
    return answers.hear({ id: last, call, with: call === 'take' ? [emptyBoard] : ['cdk', 'README.md'] });
  };
  const kinds = (): string[] => told.map(({ id, kind }) => `${id} ${kind}`);
  return { ask, told, worked, kinds };
}

describe('answers', () => {
  it('[W210] come in the order of the questions, and say why there is none', async () => {
    const { ask, told } = answersOf({
      '3 0': () => {
        throw new Error('no memory');
      },
    });
    for (const call of ['take', 'look', 'list'] as const) void ask(call);
    await ask('bundle');
    expect(told).toEqual([
      { id: 1, kind: 'done', value: 'answer to 1' },
      { id: 2, kind: 'done', value: 'answer to 2' },
      { id: 3, kind: 'failed', why: 'no memory' },
      { id: 4, kind: 'done', value: 'answer to 4' },
    ]);
  });

  it('[W218] looks at a board that has been replaced are dropped, also in the middle of the work', async () => {
    const on: Record<string, () => void> = {};
    const { ask, worked, kinds } = answersOf(on);
    on['3 4'] = () => void ask('take');
    for (const call of ['take', 'look', 'list'] as const) void ask(call);
    await ask('read');
    await ask('list');
    expect(kinds()).toEqual(['1 done', '2 done', '3 dropped', '4 dropped', '5 done', '6 done']);
    expect(worked.filter((one) => /^[34] /.test(one))).toEqual(['3 0', '3 1', '3 2', '3 3']);
  });

  it('[W231] what is done ahead is dropped when there is a board', async () => {
    const on: Record<string, () => void> = {};
    const { ask, worked, kinds } = answersOf(on);
    on['1 2'] = () => void ask('take');
    await ask('warm');
    await ask('look');
    expect(kinds()).toEqual(['1 dropped', '2 done', '3 done']);
    expect(worked.filter((one) => one.startsWith('1 '))).toEqual(['1 0', '1 1']);
  });

  it('[W218] a download is made of the board that it was asked for', async () => {
    const { ask, kinds } = answersOf();
    for (const call of ['take', 'bundle', 'pins', 'list', 'take'] as const) void ask(call);
    await ask('list');
    expect(kinds()).toEqual(['1 done', '2 done', '3 done', '4 dropped', '5 done', '6 done']);
  });
});
