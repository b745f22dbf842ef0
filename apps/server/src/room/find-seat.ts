import type { Principal } from '../auth/auth-gate.ts';
import type { Limits } from '../limits/limits.ts';
import type { Member } from './member.ts';

/**
 * Whether somebody gets a seat in a document. The last ones are for facilitators. In a full room whoever has no seat gets
 * one of who has the most: people who came by the same link can keep each other out with tabs no more.
 */
export function findSeat(members: ReadonlySet<Member>, { role, user }: Principal, limits: Limits): boolean {
  const { socketsPerRoom, facilitatorSeats } = limits;
  const others = Math.max(socketsPerRoom - facilitatorSeats, Math.ceil(socketsPerRoom / 2));
  const most = role === 'facilitator' ? socketsPerRoom : others;
  if (members.size < most) return true;
  const open = [...members].filter((member) => member.isOpen);
  if (open.length < most) return true;
  if (open.some((member) => member.principal.user === user)) return false;
  const spare = spareSeat(open);
  spare?.close('tooMany');
  return spare !== undefined;
}

/** The latest seat of the user with the most; nobody's only one, and none of a facilitator. */
function spareSeat(open: readonly Member[]): Member | undefined {
  const seats = new Map<string, Member[]>();
  for (const member of open) {
    const { role, user } = member.principal;
    if (role !== 'facilitator') seats.set(user, [...(seats.get(user) ?? []), member]);
  }
  const [most = []] = [...seats.values()].sort((a, b) => b.length - a.length);
  return most.length > 1 ? most.at(-1) : undefined;
}
