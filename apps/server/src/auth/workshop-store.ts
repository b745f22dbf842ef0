import { ROLES, type Role } from '@stormbridge/sync';
import type { LogRow } from '../storage/log.ts';

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

export interface Workshop {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** One secret link of a workshop. The secret itself is never kept. */
export interface Access {
  readonly role: Role;
  /** SHA-256 of the secret. */
  readonly hash: Uint8Array;
  /** What the secret was derived with; lets a link be replaced without the others. */
  readonly nonce: string;
}

/** Somebody who came in by a link; known again by a cookie, of which only the hash is kept. */
export interface Session {
  readonly hash: Uint8Array;
  readonly workshop: string;
  readonly role: Role;
  /** A random name for this browser, the same as long as its cookie lives. */
  readonly user: string;
  readonly expiresAt: number;
}

export interface NewWorkshop extends Workshop {
  readonly access: readonly Access[];
  /** The first rows of its documents. */
  readonly documents: readonly LogRow[];
}

export interface WorkshopStore {
  /** Keeps the workshop, its links and its documents: all or nothing. */
  create(workshop: NewWorkshop): Promise<void>;
  workshop(id: string): Promise<Workshop | undefined>;
  access(workshop: string): Promise<readonly Access[]>;
  /** Keeps a session, and of its workshop and role no more than `most`: the oldest are forgotten. */
  addSession(session: Session, most: number): Promise<void>;
  session(hash: Uint8Array, now: number): Promise<Session | undefined>;
  forgetExpired(now: number): Promise<void>;
}
