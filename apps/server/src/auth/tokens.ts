import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ROLES, type Role } from '@stormbridge/sync';
import type { Access } from './workshop-store.ts';

/** The secrets of the three links of a workshop. Each is 256 bits, written in 43 characters. */
export type Secrets = Readonly<Record<Role, string>>;

/** A new secret of 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * A name that nobody can guess, for things that are named in a path: 22 characters of 128 random bits. None begins with a
 * dash, which a command line would take for an option.
 */
export function newId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newId() : id;
}

export const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** What is kept of a secret. A secret has 256 random bits, so one round of SHA-256 is enough. */
export const hashOf = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * The two other links follow from the facilitator's secret and a random nonce that the server keeps. So the facilitator
 * can hand them out again from any machine, although the server knows only hashes. Neither tells anything about the
 * facilitator's.
 */
const derived = (facilitator: string, role: Role, nonce: string): string =>
  createHmac('sha256', facilitator).update(`${role}.${nonce}`).digest('base64url');

/** New secrets, and what to keep of them. */
export function newSecrets(): { readonly secrets: Secrets; readonly access: readonly Access[] } {
  const facilitator = newSecret();
  const nonces = { facilitator: newId(), participant: newId(), viewer: newId() };
  const secrets: Secrets = {
    facilitator,
    participant: derived(facilitator, 'participant', nonces.participant),
    viewer: derived(facilitator, 'viewer', nonces.viewer),
  };
  const access = ROLES.map((role) => ({
    role,
    hash: hashOf(secrets[role]),
    nonce: nonces[role],
  }));
  return { secrets, access };
}

/** All three secrets again, from the facilitator's. */
export function secretsOf(facilitator: string, access: readonly Access[]): Secrets {
  const nonceOf = (role: Role): string => access.find((one) => one.role === role)?.nonce ?? '';
  return {
    facilitator,
    participant: derived(facilitator, 'participant', nonceOf('participant')),
    viewer: derived(facilitator, 'viewer', nonceOf('viewer')),
  };
}
