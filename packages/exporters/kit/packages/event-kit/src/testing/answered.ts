import { isUndecided } from '../domain.ts';

/** Fills in, for a test, what nobody has decided yet. Once a decision is made, the test runs with the real one. */
export function answered<Decisions extends object>(real: Decisions, answers: Decisions): Decisions {
  const entries = Object.entries(real).map(([name, answer]) => {
    return [name, isUndecided(answer) ? answers[name as keyof Decisions] : (answer as unknown)];
  });
  return Object.fromEntries(entries) as Decisions;
}
