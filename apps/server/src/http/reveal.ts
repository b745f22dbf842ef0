import { HttpError, sendJson } from './answer.ts';
import type { Call } from './calls.ts';
import { member } from './workshops.ts';

/** `POST /api/workshops/:id/reveal`: puts everything that was written in private onto the board; facilitators only. */
export async function revealPrivate(call: Call, id: string): Promise<void> {
  const { role } = await member(call, id);
  if (role !== 'facilitator') throw new HttpError(403, 'not-facilitator', 'Only the facilitator reveals.');
  const revealed = await call.parts.rooms.silence.reveal(id);
  if (!revealed.done)
    throw new HttpError(
      revealed.why === 'full' ? 409 : 503,
      revealed.why === 'full' ? 'board-full' : 'cannot-store',
      revealed.message,
    );
  sendJson(call.response, 200, revealed.counts);
}
