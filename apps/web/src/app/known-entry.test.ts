import { expect, test } from 'vitest';
import { followEntry, forgetEntries, knownEntry } from './known-entry.ts';

const told = (role: 'participant' | 'viewer', user: string) =>
  ({ ok: true, value: { role, user, title: 'Board' } }) as const;
const gone = { ok: false, reason: 'unreachable', message: '' } as const;
const busy = { ok: false, reason: 'busy', message: '' } as const;
const refused = { ok: false, reason: 'refused', message: '' } as const;

test('[W32] who one was is remembered by role, the last one first, and forgotten when the server says no', () => {
  expect(knownEntry('w', undefined)).toBeUndefined();
  followEntry('w', 'participant', told('participant', 'ada'));
  followEntry('w', 'viewer', told('viewer', 'eve'));
  expect(knownEntry('w', undefined)?.user).toBe('eve');
  expect(knownEntry('w', 'participant')).toMatchObject({ user: 'ada', title: 'Board' });
  followEntry('w', 'participant', gone);
  expect(knownEntry('w', 'participant')?.user).toBe('ada');
  followEntry('w', 'participant', refused);
  expect(knownEntry('w', 'participant')).toBeUndefined();
  expect(knownEntry('w', 'viewer')?.user).toBe('eve');
  followEntry('w', 'viewer', told('viewer', 'kim'));
  expect(knownEntry('w', 'viewer')?.user).toBe('kim');
  expect(knownEntry('other', undefined)).toBeUndefined();
  followEntry('w', undefined, refused);
  expect(knownEntry('w', undefined)).toBeUndefined();
  followEntry('w', undefined, told('viewer', 'kim'));
  forgetEntries('w');
  expect(knownEntry('w', undefined)).toBeUndefined();
});

test('[W230] who one was is not forgotten when the server is only busy', () => {
  followEntry('busy', 'viewer', told('viewer', 'eve'));
  followEntry('busy', 'viewer', busy);
  expect(knownEntry('busy', 'viewer')?.user).toBe('eve');
});
