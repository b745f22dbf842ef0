import { FRAME_TYPES } from '@stormbridge/sync';
import type { Limits } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

/** How fast one socket talks. */
export class Pace {
  private readonly messages: TokenBucket;
  private readonly own: TokenBucket;
  private readonly echoes: TokenBucket;

  constructor(limits: Limits, now: number) {
    const { messagesPerSecond, messagesAtOnce, presencePerSecond, presenceAtOnce, echoesPerSecond, echoesAtOnce } =
      limits;
    this.messages = new TokenBucket({ perSecond: messagesPerSecond, burst: messagesAtOnce }, now);
    this.own = new TokenBucket({ perSecond: presencePerSecond, burst: presenceAtOnce }, now);
    this.echoes = new TokenBucket({ perSecond: echoesPerSecond, burst: echoesAtOnce }, now);
  }

  /** Counts a message before anything of it but its first byte is looked at. `false` when it is one too many. */
  message(bytes: Uint8Array, now: number): boolean {
    return (bytes[0] === FRAME_TYPES.awareness ? this.echoes : this.messages).take(now);
  }

  /** Counts a presence message that turned out to be about its sender. */
  presence(now: number): boolean {
    return this.own.take(now);
  }
}
