import type { Answer, Entry, Role } from './api.ts';
import { forget, remember, remembered } from './remembered.ts';

/**
 * Who this browser was in a workshop when the server said so last, so that its board opens without a server. What may be
 * done is decided by the server all the same, as soon as it is back.
 */
const key = (id: string): string => `entries:${id}`;

type Known = Pick<Entry, 'role' | 'title' | 'user'>;

function known(id: string): readonly Known[] {
  try {
    const stored: unknown = JSON.parse(remembered(key(id)) ?? '[]');
    return Array.isArray(stored) ? (stored as readonly Known[]).filter((one) => typeof one?.user === 'string') : [];
  } catch {
    return [];
  }
}

/** Follows what the server says: who it knows is remembered, whom it does not let in is forgotten. */
export function followEntry(id: string, role: Role | undefined, answer: Answer<Entry>): void {
  if (answer.ok) {
    const { role: is, title, user } = answer.value;
    const others = known(id).filter((one) => one.role !== is);
    remember(key(id), JSON.stringify([...(user === undefined ? [] : [{ role: is, title, user }]), ...others]));
  } else if (answer.reason !== 'unreachable' && answer.reason !== 'busy')
    remember(key(id), JSON.stringify(known(id).filter((one) => role !== undefined && one.role !== role)));
}

/** Forgets who this browser was in a workshop. */
export const forgetEntries = (id: string): void => forget(key(id));

/** Who this browser was there: in that role, or in the last one. */
export const knownEntry = (id: string, role: Role | undefined): Entry | undefined =>
  known(id).find((one) => role === undefined || one.role === role);
