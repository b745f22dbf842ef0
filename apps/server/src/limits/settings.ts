import { BadSetting, numberFrom } from '../settings.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';

/** Beyond this no limit means anything. */
const LIMIT_MAX = 2 ** 31 - 1;

/** How a limit is called among the settings: `messageBytes` is `LIMIT_MESSAGE_BYTES`. */
export const settingOf = (limit: string): string =>
  `LIMIT_${limit.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/**
 * The limits from settings: each by its name, in the unit of its description; those that are not set have their start
 * value. A name that is no limit is refused, because whoever wrote it believes that it holds.
 * @throws BadSetting
 */
export function limitsFrom(env: Readonly<Record<string, string | undefined>>): Limits {
  const names = new Map((Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]).map((limit) => [settingOf(limit), limit]));
  const unknown = Object.keys(env).find((name) => name.startsWith('LIMIT_') && !names.has(name));
  if (unknown !== undefined) throw new BadSetting(`There is no setting ${unknown}; docs/run.md lists them all.`);
  const given = [...names].map(([name, limit]) => [
    limit,
    numberFrom(env, name, { least: 1, most: LIMIT_MAX, otherwise: DEFAULT_LIMITS[limit] }),
  ]);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}
