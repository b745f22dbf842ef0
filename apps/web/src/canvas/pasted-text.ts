/** Above this many stickies a paste asks first. */
export const CONFIRM_ABOVE = 50;

/** Bullets, numbers and check boxes that lists in other programs begin with. */
const BULLET = /^\s*(?:[-*+•–—◦▪]|\d{1,3}[.)]|\[[ xX]\])\s+/u;

/**
 * The labels in a pasted text: one for each line, or for each cell of a copied column of a sheet. Bullets and numbers of
 * lists are taken off, empty lines are left out, and labels are cut to what a sticky holds.
 */
export function pastedLabels(text: string, max: number): string[] {
  return text
    .split(/\r\n|[\n\r\t\u2028\u2029]/u)
    .map((line) =>
      line
        .replace(BULLET, '')
        .replace(/^"(.*)"$/u, '$1')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => line.slice(0, max));
}

/** Whether a pasted text is meant as several stickies. */
export const isList = (text: string): boolean => /[\n\r\t]/u.test(text.trim());
