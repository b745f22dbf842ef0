import type { Board, BoardChange, Problem } from '@stormbridge/model';
import { Maker } from './maker.ts';
import type { Bundle, MadeFile, Outlook, Piece } from './maker-talk.ts';

/**
 * Where the result stage gets everything from: one worker that holds the last board, so that a board travels once and
 * nothing is made on the page's own thread.
 */
export class Desk {
  private readonly maker: Maker;
  private board: Board | undefined;
  private taken: Promise<undefined> | undefined;
  private warmed = false;

  constructor(maker: Maker = new Maker()) {
    this.maker = maker;
  }

  /** Uses the time until something can be made: what is made first is made sooner then. Nobody hears whether it worked. */
  warm(): void {
    if (this.warmed) return;
    this.warmed = true;
    this.maker.ask('warm', []).catch(() => {});
  }

  /** What is known of a board before anything is made. */
  look(board: Board): Promise<Outlook> {
    return this.about(board, () => this.maker.ask('look', []));
  }

  /** The files that an export of the board would write. */
  list(board: Board, exporter: string): Promise<readonly MadeFile[]> {
    return this.about(board, () => this.maker.ask('list', [exporter]));
  }

  /** One file of an export of the board, coloured. */
  read(board: Board, exporter: string, path: string): Promise<readonly (readonly Piece[])[]> {
    return this.about(board, () => this.maker.ask('read', [exporter, path]));
  }

  /** An export of the board as one file; `progress` hears how far it is, from 0 to 1. */
  bundle(board: Board, exporter: string, progress: (share: number) => void): Promise<Bundle | readonly Problem[]> {
    return this.about(board, () => this.maker.ask('bundle', [exporter], progress));
  }

  /** What pins the names that an export of the board has in the code. */
  pins(board: Board, exporter: string): Promise<readonly BoardChange[]> {
    return this.about(board, () => this.maker.ask('pins', [exporter]));
  }

  stop(): void {
    this.maker.stop();
    this.board = undefined;
    this.taken = undefined;
    this.warmed = false;
  }

  /** Puts a board on the desk. The same board is put there once. */
  private take(board: Board): Promise<undefined> {
    if (this.board === board && this.taken !== undefined) return this.taken;
    this.board = board;
    const taken = this.maker.ask('take', [board]);
    this.taken = taken;
    taken.catch(() => {
      if (this.taken === taken) this.taken = undefined;
    });
    return taken;
  }

  /** Questions are answered in their order, so it is enough that the board was sent before. */
  private async about<T>(board: Board, ask: () => Promise<T>): Promise<T> {
    const [, answer] = await Promise.all([this.take(board), ask()]);
    return answer;
  }
}
