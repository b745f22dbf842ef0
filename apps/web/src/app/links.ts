import type { Role, WorkshopLinks } from './api.ts';
import { forget, remember, remembered } from './remembered.ts';

export const ROLES: readonly Role[] = ['facilitator', 'participant', 'viewer'];

/** The full address of a link with its secret in the fragment. */
export const linkOf = (origin: string, id: string, token: string): string => `${origin}/w/${id}#${token}`;

/**
 * The links of a workshop that this browser knows: all three where it opened the workshop, else the one that it came by.
 * The server keeps only their hashes and cannot tell them again.
 */
export function linksOf(id: string): Partial<WorkshopLinks> {
  const links: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const link = remembered(`link:${id}:${role}`);
    if (link !== undefined) links[role] = link;
  }
  return links;
}

export function forgetLinks(id: string): void {
  for (const role of ROLES) forget(`link:${id}:${role}`);
}

export function rememberLinks(id: string, links: Partial<WorkshopLinks>): void {
  for (const role of ROLES) {
    const link = links[role];
    if (link !== undefined) remember(`link:${id}:${role}`, link);
  }
}
