import { encodeFrame } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Member } from './member.ts';

/** Those who are to be asked for what they have and the document has not. */
export class Questions {
  private readonly waiting = new Set<Member>();

  add(member: Member): void {
    member.asked = true;
    this.waiting.add(member);
  }

  forget(member: Member): void {
    this.waiting.delete(member);
  }

  send(doc: Y.Doc): void {
    if (this.waiting.size === 0) return;
    const question = encodeFrame({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(doc) });
    for (const member of this.waiting) member.send(question);
    this.waiting.clear();
  }
}
