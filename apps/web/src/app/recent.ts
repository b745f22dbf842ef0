import type { Role } from './api.ts';
import { remember, remembered } from './remembered.ts';

/** A workshop that this browser has been in. Its cookie is good for 30 days, so the way back needs no link. */
export interface Recent {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
}

/** Workshops that are remembered; older ones are forgotten. */
const KEPT = 5;
const KEY = 'recent';

const isRecent = (one: unknown): one is Recent =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'title', 'role'].every((field) => typeof (one as Record<string, unknown>)[field] === 'string');

/** The workshops that this browser has been in, the last one first. */
export function recentWorkshops(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(remembered(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Forgets a workshop. */
export function forgetRecent(id: string): void {
  remember(KEY, JSON.stringify(recentWorkshops().filter((one) => one.id !== id)));
}

/** Puts a workshop first among the remembered ones. An empty title keeps the one that is known. */
export function rememberRecent({ id, title, role }: Recent): void {
  const before = recentWorkshops();
  const known = before.find((one) => one.id === id)?.title ?? '';
  const others = before.filter((one) => one.id !== id);
  remember(KEY, JSON.stringify([{ id, title: title || known, role }, ...others].slice(0, KEPT)));
}
