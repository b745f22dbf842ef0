import { afterEach, expect, test, vi } from 'vitest';
import { rehearsalUpdate, rehearseTaking } from '../board/rehearse.ts';
import { FakeServer } from '../board/testing/fake-server.ts';
import { join, synced } from '../board/testing/joining.ts';
import { rehearseScene } from '../canvas/rehearse.ts';
import { Outline } from '../outline/Outline.tsx';
import { show } from '../testing/render.tsx';
import { rehearse } from './rehearse.ts';
import { whenAsked } from './when-asked.ts';

afterEach(() => vi.unstubAllGlobals());

const questions = ({ lines }: FakeServer): string[] =>
  lines.flatMap(({ document, heard }) =>
    heard.some((frame) => frame.type === 'sync' && frame.step === 'step1') ? [document] : [],
  );

test('[W232] the room is made when the server has been asked, or does not answer', async () => {
  const server = new FakeServer();
  const workshop = join(server);
  expect(questions(server)).toEqual([]);
  await whenAsked(workshop);
  expect(questions(server)).toEqual(['session/w1', 'board/w1']);
  const gone = new FakeServer();
  gone.up = false;
  await whenAsked(join(gone));
  expect(questions(gone)).toEqual([]);
});

test('[W232] what is here already is shown at once', async () => {
  const server = new FakeServer();
  const workshop = join(server);
  await synced(server, workshop);
  let waited = false;
  const nothing = { ...workshop, state: workshop.state, asked: new Promise(() => undefined) } as typeof workshop;
  void whenAsked(nothing).then(() => {
    waited = true;
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(waited).toBe(true);
});

test('[W233] the outline says nothing of a board that is on its way, and of an empty one that it is empty', async () => {
  const server = new FakeServer();
  const workshop = join(server);
  const outline = (): string => show(<Outline stage={1} readOnly={false} />, workshop);
  expect(outline()).not.toContain('The board is empty.');
  await synced(server, workshop);
  expect(outline()).toContain('The board is empty.');
});

test('[W234] joining is rehearsed with a board that is like a real one', () => {
  const board = rehearseTaking(rehearsalUpdate());
  expect([board.elements.size, board.flows.size]).toEqual([120, 60]);
  const scene = rehearseScene(board);
  expect([scene.items.length, scene.arrows.length]).toEqual([120, 60]);
});

/** A browser whose idle moments are in our hands. */
function idleBrowser() {
  const waiting = new Map<number, () => void>();
  let count = 0;
  vi.stubGlobal('requestIdleCallback', (run: () => void) => {
    waiting.set(++count, run);
    return count;
  });
  vi.stubGlobal('cancelIdleCallback', (asked: number) => waiting.delete(asked));
  const canvases: number[] = [];
  const getContext = (): null => {
    canvases.push(count);
    return null;
  };
  vi.stubGlobal('document', { createElement: () => ({ getContext }) });
  const idle = (): void => {
    const [[asked, run] = [0, () => undefined]] = waiting;
    waiting.delete(asked);
    run();
  };
  return { waiting, canvases, idle };
}

test('[W234] it is rehearsed in idle moments, a piece in each, and ends by itself', () => {
  const { waiting, canvases, idle } = idleBrowser();
  rehearse();
  expect(canvases).toEqual([]);
  let moments = 0;
  for (; waiting.size > 0 && moments < 100; moments++) {
    expect(waiting.size).toBe(1);
    idle();
  }
  expect(canvases.length).toBeGreaterThan(1);
  // Never two in one moment.
  expect(new Set(canvases).size).toBe(canvases.length);
  expect(moments).toBeGreaterThan(canvases.length * 2);
});

test('[W234] it stops when its guest comes in', () => {
  const { waiting, canvases, idle } = idleBrowser();
  const stop = rehearse();
  for (let moments = 0; moments < 4; moments++) idle();
  const before = canvases.length;
  stop();
  expect([waiting.size, canvases.length]).toEqual([0, before]);
});
