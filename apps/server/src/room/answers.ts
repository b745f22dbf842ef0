import { encodeFrame } from '@stormbridge/sync';
import type { Doc } from 'yjs';
import { stateSince } from './document.ts';
import { KeptState } from './kept-state.ts';
import type { Member } from './member.ts';

/** The state vector of a document in which there is nothing. */
const hasNothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0;

/** An update that says nothing. */
const NOTHING = Uint8Array.of(0, 0);

/** Answers those who say what they have of a document, and ask for the rest. */
export class Answers {
  private waiting: { readonly member: Member; readonly stateVector: Uint8Array }[] = [];
  private readonly whole = new KeptState();
  private readonly onInStep: (member: Member) => void;

  /** `onInStep`: is told of everybody who was answered. */
  constructor(onInStep: (member: Member) => void) {
    this.onInStep = onInStep;
  }

  /** Answers at once, or, where not all of the document is durable (`undefined`), when `give` is called next. */
  ask(member: Member, stateVector: Uint8Array, durable: Doc | undefined): void {
    if (durable === undefined) this.waiting.push({ member, stateVector });
    else this.answer(member, stateVector, durable);
  }

  give(durable: Doc): void {
    for (const { member, stateVector } of this.waiting.splice(0)) this.answer(member, stateVector, durable);
  }

  /** Everybody is told of an update. */
  follow(update: Uint8Array): void {
    this.whole.follow(update);
  }

  /** There is another document from now on. */
  forget(): void {
    this.whole.forget();
  }

  private answer(member: Member, stateVector: Uint8Array, doc: Doc): void {
    if (!member.isOpen) return;
    const frames = hasNothing(stateVector) ? this.all(doc) : rest(doc, stateVector);
    if (frames === undefined) {
      member.close('malformed');
      return;
    }
    for (const frame of frames) member.send(frame);
    this.onInStep(member);
  }

  /** The answer proper comes last: whoever has it has everything. */
  private all(doc: Doc): readonly Uint8Array[] {
    const { state, since } = this.whole.of(doc);
    if (since === undefined) return [answerOf(state)];
    const parts = [state, since].map((bytes) => encodeFrame({ type: 'sync', step: 'update', bytes }));
    return [...parts, answerOf(NOTHING)];
  }
}

const answerOf = (bytes: Uint8Array): Uint8Array => encodeFrame({ type: 'sync', step: 'step2', bytes });

function rest(doc: Doc, stateVector: Uint8Array): readonly Uint8Array[] | undefined {
  const bytes = stateSince(doc, stateVector);
  return bytes && [answerOf(bytes)];
}
