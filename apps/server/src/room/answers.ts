import { encodeFrame } from '@stormbridge/sync';
import type { Doc } from 'yjs';
import type { Shares } from '../limits/shares.ts';
import { stateSince } from './document.ts';
import { KeptState } from './kept-state.ts';
import type { Member } from './member.ts';

/** The state vector of a document in which there is nothing. */
const hasNothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0;

/** An update that says nothing. */
const NOTHING = Uint8Array.of(0, 0);

interface Parts {
  readonly shares: Shares;
  /** Whether somebody who has this comes from an earlier epoch. */
  readonly isBehind: (stateVector: Uint8Array) => boolean;
  /** Is told of everybody who was answered. */
  readonly onInStep: (member: Member) => void;
}

/** Answers those who say what they have of a document, and ask for the rest. */
export class Answers {
  /** Of each only what was asked last. */
  private readonly askers = new Map<Member, Uint8Array>();
  private readonly whole = new KeptState();
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** How many wait for an answer. */
  get waiting(): number {
    return this.askers.size;
  }

  /**
   * Answers at once; or, where not all of the document is durable (`undefined`) or the asker owes the thread something,
   * when `give` is called and that is over.
   */
  ask(member: Member, stateVector: Uint8Array, durable: Doc | undefined): void {
    this.askers.set(member, stateVector);
    if (durable !== undefined) this.answer(member, stateVector, durable);
  }

  give(durable: Doc): void {
    for (const [member, stateVector] of this.askers) this.answer(member, stateVector, durable);
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
    const { shares } = this.parts;
    const { user } = member.principal;
    const began = performance.now();
    if (member.isOpen && shares.owes(user, began)) return;
    this.askers.delete(member);
    if (!member.isOpen) return;
    this.tell(member, stateVector, doc);
    const now = performance.now();
    shares.charge(user, now - began, now);
  }

  private tell(member: Member, stateVector: Uint8Array, doc: Doc): void {
    if (this.parts.isBehind(stateVector)) {
      member.close('otherEpoch');
      return;
    }
    const frames = hasNothing(stateVector) ? this.all(doc) : rest(doc, stateVector);
    if (frames === undefined) {
      member.close('malformed');
      return;
    }
    for (const frame of frames) member.send(frame);
    this.parts.onInStep(member);
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
