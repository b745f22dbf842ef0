import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Bill, Shares } from '../limits/shares.ts';
import { Meters } from '../ops/meters.ts';
import { type Inbound, Inbox, WHOLE } from './inbox.ts';
import { Member } from './member.ts';
import { TickTurn } from './turn.ts';

const memberOf = (user: string): Member =>
  new Member(
    { waiting: 0, send: () => undefined, close: () => undefined },
    { workshop: 'w', role: 'participant', user },
    { write: true },
    true,
    { limits: DEFAULT_LIMITS, meters: new Meters() },
  );
const inbound = (member: Member, frame: number, bytes = 10): Inbound => ({
  member,
  step: 'update',
  bytes: new Uint8Array(bytes),
  frame,
});
const namesOf = (all: Iterable<Inbound>): string[] =>
  [...all].map(({ member, frame }) => `${member.principal.user}${frame}`);
/** Does something for a user that takes so many ms. */
const charged = (shares: Shares, user: string, ms: number): void => shares.charge(user, ms, performance.now());

test('[V46] whatever waits, each user is dealt with in their order, and nothing is lost or done twice', () => {
  const people = ['ann', 'bob', 'eve'].map(memberOf);
  const pieces = fc.array(fc.nat(2), { maxLength: 40 });
  fc.assert(
    fc.property(pieces, fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (writers, choices) => {
      const inbox = new Inbox(1e9);
      const counts = [0, 0, 0];
      const done: Inbound[] = [];
      let choice = 0;
      const turn = { takes: () => choices[choice++ % choices.length] ?? true };
      for (const [at, writer] of writers.entries()) {
        const frame = (counts[writer] ?? 0) + 1;
        counts[writer] = frame;
        for (const member of people.slice(writer, writer + 1)) inbox.push(inbound(member, frame));
        if (at % 5 === 4) done.push(...inbox.due(turn));
      }
      done.push(...inbox.due(WHOLE));
      expect(inbox.length).toBe(0);
      for (const [at, member] of people.entries())
        expect(done.filter((one) => one.member === member).map(({ frame }) => frame)).toEqual(
          Array.from({ length: counts[at] ?? 0 }, (_, n) => n + 1),
        );
    }),
  );
});

test('[V46] who owes the thread something waits, and nobody else does', () => {
  const shares = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 10, shareMsPerSecond: 1 });
  const inbox = new Inbox(1e9);
  const [ann, bob] = [memberOf('ann'), memberOf('bob')];
  const annsOtherTab = memberOf('ann');
  for (const one of [inbound(ann, 1), inbound(bob, 1), inbound(annsOtherTab, 2), inbound(bob, 2)]) inbox.push(one);
  charged(shares, 'ann', 500);
  expect(namesOf(inbox.due(new TickTurn(shares, 20)))).toEqual(['bob1', 'bob2']);
  expect(namesOf(inbox.due(WHOLE))).toEqual(['ann1', 'ann2']);
});

test('[V46] what is done at one go is charged to those who caused it, what is common to all in proportion', () => {
  const shares = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 60, shareMsPerSecond: 1 });
  const busy = (ms: number): void => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  const bill = new Bill();
  bill.add('ann', () => busy(40));
  bill.add('bob', () => busy(1));
  bill.add('eve', () => undefined);
  // What comes after all pieces, as telling everybody.
  busy(40);
  bill.settle(shares);
  expect(['ann', 'bob', 'eve'].map((user) => shares.owes(user, performance.now()))).toEqual([true, false, false]);
});

test('[V46] nobody waits for ever because the machine stood still while it was their turn', () => {
  const shares = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 100, shareMsPerSecond: 200 });
  shares.charge('ann', 60_000, 0);
  expect([shares.owes('ann', 1900), shares.owes('ann', 2100)]).toEqual([true, false]);
});

test('[V47] one large piece is dealt with in every tick, more as long as there is time, small ones always', () => {
  const shares = new Shares(DEFAULT_LIMITS);
  const inbox = new Inbox(1e9);
  const members = ['ann', 'bob', 'eve', 'joe'].map(memberOf);
  for (const member of members.slice(0, 3)) inbox.push(inbound(member, 1, 5000));
  for (const member of members.slice(1)) inbox.push(inbound(member, 2));
  // Behind a large piece that waits its user's small one waits too, or their order would change.
  expect(namesOf(inbox.due(new TickTurn(shares, -1)))).toEqual(['ann1', 'joe2']);
  expect(namesOf(inbox.due(new TickTurn(shares, 10_000)))).toEqual(['bob1', 'eve1', 'bob2', 'eve2']);
});

test('[Q17] so many bytes of one user may wait, and it is said when they are more; of who is gone nothing waits', () => {
  const inbox = new Inbox(1000);
  const [ann, bob] = [memberOf('ann'), memberOf('bob')];
  expect([inbox.push(inbound(ann, 1, 600)), inbox.push(inbound(bob, 1, 600))]).toEqual([true, true]);
  expect([inbox.push(inbound(ann, 2, 600)), inbox.push(inbound(bob, 2, 400))]).toEqual([false, true]);
  ann.close('tooFast');
  expect(namesOf(inbox.due({ takes: () => false }))).toEqual([]);
  expect(namesOf(inbox.due(WHOLE))).toEqual(['bob1', 'bob2']);
});
