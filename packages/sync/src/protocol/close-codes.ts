/**
 * Why the server ends a connection. 4400 to 4499 are for good: the client does not try again by itself. Everything else
 * passes: the client comes back and sends what is not saved yet.
 */
export const CLOSE_CODES = {
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  notFound: 4404,
  otherEpoch: 4410,
  outdated: 4426,
  newerDocument: 4427,
  tooMany: 4429,
  full: 4430,
  storageFailed: 4503,
  moved: 4504,
  tooSlow: 4508,
  tooFast: 4529,
  tooOften: 4530,
  restarting: 1012,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;

const WORDS: Readonly<Record<CloseReason, string>> = {
  malformed: 'The server could not read what this page sent.',
  signedOut: 'You are not signed in to this workshop. Open its link again.',
  forbidden: 'Your link does not allow this.',
  notFound: 'There is no such workshop.',
  otherEpoch: 'The workshop was put in order meanwhile. Reload the page.',
  outdated: 'This page is older than the server. Reload it.',
  newerDocument: 'The server is older than this workshop. Whoever runs it has to update it.',
  tooMany: 'Too many connections. Close other tabs of this workshop and reload.',
  full: 'There are as many people in this workshop as it holds. Come back when somebody has left.',
  storageFailed: 'The server cannot save at the moment.',
  moved: 'The workshop moved to another server. The page comes back by itself.',
  tooSlow: 'The connection is too slow to keep up.',
  tooFast: 'This page sent too much in a short time. It goes on by itself.',
  tooOften: 'This workshop was opened too often in a short time. The page tries again by itself.',
  restarting: 'The server is starting again.',
};

/** Whether a connection that closed with this code stays closed. */
export const isTerminal = (code: number): boolean => code >= 4400 && code < 4500;

/** The reason that a close code stands for, or `undefined` for a plain loss of the connection. */
export const closeReason = (code: number): CloseReason | undefined =>
  (Object.keys(CLOSE_CODES) as CloseReason[]).find((reason) => CLOSE_CODES[reason] === code);

/** One plain sentence for a reason, for logs and as the text of a close frame (at most 123 bytes). */
export const closeMessage = (reason: CloseReason): string => WORDS[reason];
