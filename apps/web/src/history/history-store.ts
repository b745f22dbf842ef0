import { create } from 'zustand';
import { openLocalWorkshop, type Workshop } from '../board/index.ts';
import { lookAt, useRoom } from '../room/room-store.ts';
import { say } from '../text/i18n.ts';
import { type Asker, boardAt, listPoints, type Point } from './api.ts';

/** A moment that is looked at: its board as a workshop of its own, in which nothing can be changed. */
export interface Viewed {
  readonly point: Point;
  readonly workshop: Workshop;
}

interface HistoryState {
  readonly points: readonly Point[] | undefined;
  /** Why the moments cannot be told, in words. */
  readonly trouble: string | undefined;
  readonly viewed: Viewed | undefined;
  /** The moment that is being fetched to be looked at. */
  readonly opening: string | undefined;
}

const nothing: HistoryState = { points: undefined, trouble: undefined, viewed: undefined, opening: undefined };

export const useHistory = create<HistoryState>(() => nothing);

/** Where one looked before a moment was opened. */
let lookedAt: number | undefined;

/** Asks for the moments that were kept. What was told before stays until then. */
export async function refreshHistory(asker: Asker): Promise<void> {
  const answer = await listPoints(asker);
  if (answer.ok) useHistory.setState({ points: answer.value, trouble: undefined });
  else if (answer.reason === 'refused') useHistory.setState({ trouble: answer.message });
  else useHistory.setState({ trouble: say('history.unreachable') });
}

/** Shows the board of a moment in place of the board of now. Says why not, in words, where it cannot. */
export async function viewPoint(asker: Asker, live: Workshop, point: Point): Promise<string | undefined> {
  useHistory.setState({ opening: point.id });
  const answer = await boardAt(asker, point.id);
  // Somebody may have chosen another one meanwhile, or gone back.
  if (useHistory.getState().opening !== point.id) return undefined;
  useHistory.setState({ opening: undefined });
  if (!answer.ok) return answer.reason === 'problems' ? '' : answer.message;
  const { viewed } = useHistory.getState();
  if (viewed === undefined) lookedAt = useRoom.getState().looking;
  viewed?.workshop.destroy();
  const { me } = live.state.getState();
  const session = { stage: live.session.stage };
  const workshop = openLocalWorkshop({ board: answer.value, role: 'viewer', session, me });
  useHistory.setState({ viewed: { point, workshop } });
  lookAt(point.stage);
  // On a narrow screen the list lies over the board.
  if (window.innerWidth <= 1000) useRoom.setState({ side: false });
  return undefined;
}

/** Back to the board of now, where one was before. */
export function leavePoint(): void {
  const { viewed } = useHistory.getState();
  useHistory.setState({ viewed: undefined, opening: undefined });
  if (viewed === undefined) return;
  lookAt(lookedAt);
  // Not while views still show it.
  setTimeout(() => viewed.workshop.destroy());
}

/** Forgets the history of a workshop that is left. */
export function forgetHistory(): void {
  leavePoint();
  useHistory.setState(nothing);
}
