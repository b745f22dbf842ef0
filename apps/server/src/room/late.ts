import { randomUUID } from 'node:crypto';
import { documentName, putIntoTray } from '@stormbridge/sync';
import type { MadeSticky } from '../admission/touched.ts';
import { type Log, wordsOf } from '../ops/log.ts';
import { carryOver, type LateText } from './late-texts.ts';
import type { Room } from './room.ts';

interface Parts {
  readonly log: Log;
  readonly opened: (name: string) => Room | undefined;
  readonly room: (name: string) => Promise<Room>;
  readonly wake: (room: Room) => void;
  /** Lets a room take part in the tick that is under way. */
  readonly alsoDue: (room: Room) => void;
}

/** Where things go that came too late for where they were meant to be. */
export class Late {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Puts late typing onto the board: in the same commit where the board is open, as it is while anybody is on it. */
  carry(workshop: string, texts: readonly LateText[]): void {
    if (texts.length === 0) return;
    const { log, opened, room, wake, alsoDue } = this.parts;
    const name = documentName('board', workshop);
    const put = (board: Room): void => {
      board.post((doc) => carryOver(doc, texts));
      alsoDue(board);
      wake(board);
    };
    const board = opened(name);
    if (board !== undefined) put(board);
    else
      void room(name).then(put, (error: unknown) =>
        log.error('carrying failed', { document: workshop, why: wordsOf(error) }),
      );
  }

  /** Puts stickies into the tray of the session. */
  async fillTray(workshop: string, late: readonly MadeSticky[]): Promise<void> {
    const { log, room, wake } = this.parts;
    try {
      const session = await room(documentName('session', workshop));
      const at = Date.now();
      session.post((doc) => {
        // They stay in their order.
        for (const [n, sticky] of late.entries()) putIntoTray(doc, { ...sticky, id: randomUUID(), at: at + n });
      });
      wake(session);
    } catch (error) {
      log.error('tray failed', { document: workshop, why: wordsOf(error) });
    }
  }
}
