import { remember, remembered } from '../app/remembered.ts';
import { PEOPLE_COLOURS } from './colours.ts';

/** How a person shows in a room. */
export interface Me {
  readonly name: string;
  readonly colour: string;
}

/** Longest name, in UTF-16 code units; more does not fit on a cursor. */
export const NAME_MAX = 40;

/** A name as it is shown: one line, no outer blanks, not too long. Empty when nothing is left. */
export const cleanName = (typed: string): string => typed.replace(/\s+/g, ' ').trim().slice(0, NAME_MAX);

const isOffered = (colour: string): boolean => PEOPLE_COLOURS.some(({ value }) => value === colour);

/** Who this browser remembers, with a colour drawn by lot for somebody new. `random` gives numbers in [0, 1). */
export function rememberedMe(random: () => number): Me {
  const name = cleanName(remembered('name') ?? '');
  const colour = remembered('colour') ?? '';
  const drawn = PEOPLE_COLOURS[Math.floor(random() * PEOPLE_COLOURS.length)] ?? PEOPLE_COLOURS[0];
  return { name, colour: isOffered(colour) ? colour : drawn.value };
}

export function rememberMe({ name, colour }: Me): void {
  remember('name', name);
  remember('colour', colour);
}
