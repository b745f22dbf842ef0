import { type Code, code, comment, encoded } from '../../sinks/index.ts';
import { shortKebab } from '../plan/scope.ts';
import type { Plan } from '../plan/types.ts';

/** Longest slug of a team that GitHub takes. */
const SLUG_MAX = 100;

/**
 * `CODEOWNERS`: the teams of the bounded contexts own the services in them. A board knows the names of teams, not the
 * organisation that they are in.
 */
export function codeOwners(plan: Plan): Code {
  const contexts = plan.contexts.filter(({ services }) => services.length > 0);
  const rows = contexts.flatMap(({ title, team, services }) => [
    code`\n# ${comment(title)}${team === '' ? code`` : code`, ${comment(team)}`}\n`,
    ...services.map((name) => code`/services/${word(name)}/ @your-organisation/${word(slugOf(team, title))}\n`),
  ]);
  return code`# Write your organisation on GitHub in place of "your-organisation", and check the names of the teams.\n${rows}`;
}

/** Letters that GitHub takes in the slug of a team; a team without a name is called after its context. */
const slugOf = (team: string, context: string): string => {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
  return shortKebab(plain(team) || plain(context) || 'team', SLUG_MAX);
};

/** A word of small letters, digits and hyphens stands for itself. */
const word = (text: string): Code => encoded<'code'>(text.replace(/[^a-z0-9-]/g, ''));
