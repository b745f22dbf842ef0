import type { Role } from './api.ts';

/**
 * What one tab remembers of a visit until it is closed: by which role it came in (a browser may hold the cookies of
 * several), and that its person has said who they are, so that a reload goes straight back in.
 */
const key = (id: string, what: string): string => `stormbridge:${what}:${id}`;

function read(name: string): string | undefined {
  try {
    return window.sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: string): void {
  try {
    window.sessionStorage.setItem(name, value);
  } catch {
    // Asked again after a reload; nothing is lost.
  }
}

export const rememberRole = (id: string, role: Role): void => write(key(id, 'role'), role);

export function rememberedRole(id: string): Role | undefined {
  const role = read(key(id, 'role'));
  return role === 'facilitator' || role === 'participant' || role === 'viewer' ? role : undefined;
}

export const rememberJoined = (id: string): void => write(key(id, 'joined'), 'yes');

export const hasJoined = (id: string): boolean => read(key(id, 'joined')) === 'yes';
