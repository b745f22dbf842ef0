import type { Room } from './room.ts';

/** Says a word to quiet connections, and ends those whose session has run out, every so many ms until it is cleared. */
export const keepAllAlive = (rooms: () => Iterable<Room>, everyMs: number): NodeJS.Timeout =>
  setInterval(() => {
    const [now, today] = [performance.now(), Date.now()];
    for (const room of rooms())
      for (const member of room.members) {
        member.expire(today);
        member.keepAlive(now);
      }
  }, everyMs);
