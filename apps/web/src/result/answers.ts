import type { Asked, Call, Told } from './maker-talk.ts';
import { messages } from './messages.ts';

/** What the page looks at, or has done ahead; once there is another board nobody waits for it. A download is always made. */
const LOOKS: ReadonlySet<Call> = new Set(['look', 'list', 'read', 'warm']);

/** Answers one question; `rest` is to be called now and then, and throws when nobody wants the answer any more. */
export type Answer = (asked: Asked, rest: () => Promise<void>) => Promise<unknown>;

class Dropped extends Error {}

/** Answers questions one after the other, and drops looks at a board as soon as the next board is there. */
export class Answers {
  private readonly answer: Answer;
  private readonly tell: (told: Told) => void;
  private line: Promise<void> = Promise.resolve();
  /** How many boards have come. */
  private boards = 0;

  constructor(answer: Answer, tell: (told: Told) => void) {
    this.answer = answer;
    this.tell = tell;
  }

  /** Takes a question. Ends when it has been answered, and all before it. */
  hear(asked: Asked): Promise<void> {
    if (asked.call === 'take') this.boards += 1;
    const board = this.boards;
    const rest = async (): Promise<void> => {
      await messages();
      if (board !== this.boards && LOOKS.has(asked.call)) throw new Dropped();
    };
    this.line = this.line.then(() => this.work(asked, rest));
    return this.line;
  }

  private async work(asked: Asked, rest: () => Promise<void>): Promise<void> {
    const { id } = asked;
    try {
      await rest();
      this.tell({ id, kind: 'done', value: await this.answer(asked, rest) });
    } catch (error) {
      if (error instanceof Dropped) this.tell({ id, kind: 'dropped' });
      else this.tell({ id, kind: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }
}
