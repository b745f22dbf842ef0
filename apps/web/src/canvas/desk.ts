import { type Board, type BoardChange, type Kind, NOTATION, type Problem } from '@stormbridge/model';
import type { Box } from './geometry.ts';
import type { CanvasView, Scene } from './scene.ts';

/** Where changes go: the workshop that is open. */
export interface Writer {
  readonly board: Board;
  commit(changes: readonly BoardChange[], options?: { readonly merge?: string }): boolean;
  newId(): string;
  random(): number;
}

/** What the actions of the canvas work with: the board, the view of it, and who is at it. */
export interface Desk {
  readonly writer: Writer;
  readonly scene: Scene;
  readonly view: CanvasView;
  readonly stage: number;
  readonly author: string;
  /** The part of the board that is seen and not covered by panels. */
  readonly seen: Box;
  now(): string;
  /** Tells the person something in a sentence. */
  say(message: string): void;
  /** The sentence of a key in the string table. */
  text(key: SentenceKey, values?: Readonly<Record<string, string | number>>): string;
}

/** The sentences that actions say, by their keys under `canvas.say`. */
export type SentenceKey = 'notInThisView' | 'serviceNeedsContext';

/** Tells the first of some problems in words, with its remedy. */
export function sayProblem(desk: Desk, problems: readonly Problem[]): void {
  const first = problems[0];
  if (first !== undefined) desk.say(first.remedy === undefined ? first.message : `${first.message} ${first.remedy}`);
}

/** Whether a view shows things of a kind, and so may make them. */
export function shows(view: CanvasView, kind: Kind): boolean {
  const landscapeOnly = kind === 'aggregate' || kind === 'context' || kind === 'service';
  return view === 'timeline' ? !landscapeOnly : kind !== 'phase' && kind !== 'actor' && kind !== 'readModel';
}

/** The box of a new note of a kind around a point, on whole px. */
export function boxAround(kind: Kind, x: number, y: number): Box {
  const { w, h } = NOTATION[kind].size;
  return { x: Math.round(x - w / 2), y: Math.round(y - h / 2), w, h };
}
