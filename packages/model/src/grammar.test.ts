import { describe, expect, test } from 'vitest';
import { mayLead } from './grammar.ts';
import { KINDS, type Kind } from './notation.ts';

/** The grammar of the method: everything else is refused. */
const ALLOWED: Readonly<Record<string, readonly Kind[]>> = {
  actor: ['command'],
  timer: ['command', 'event'],
  externalSystem: ['command', 'event'],
  policy: ['command'],
  command: ['aggregate', 'externalSystem', 'event'],
  aggregate: ['event'],
  event: ['policy', 'readModel', 'externalSystem'],
  readModel: ['actor', 'policy'],
};

const pairs = KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const));

describe('grammar', () => {
  test.each(pairs)('[M30] %s to %s is judged as the method says, with a reason when refused', (from, to) => {
    const verdict = mayLead(from, to);
    expect(verdict.allowed).toBe((ALLOWED[from] ?? []).includes(to));
    if (!verdict.allowed) expect(verdict.why).toMatch(/^[A-Z].{15,}\.$/);
  });

  test('[M30] the usual short cuts are answered with what to add', () => {
    const why = (from: Kind, to: Kind): string => {
      const verdict = mayLead(from, to);
      return verdict.allowed ? '' : verdict.why;
    };
    expect(why('event', 'event')).toContain('add a policy');
    expect(why('event', 'command')).toContain('add a policy');
    expect(why('actor', 'event')).toContain('add a command');
    expect(why('policy', 'event')).toContain('add the command');
    expect(why('event', 'actor')).toContain('read model');
    expect(why('hotSpot', 'event')).toContain('attached');
    expect(why('policy', 'actor')).toBe('Policy cannot lead to actor. It may lead to: command.');
  });
});
