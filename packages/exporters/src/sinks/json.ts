import { encoded, type Text, wellFormed } from './text.ts';

/** A JSON file: two spaces, a line feed at the end, no half characters. `undefined` is left out. */
export const jsonFile = (value: unknown): Text<'json'> => encoded(`${JSON.stringify(value, null, 2)}\n`);

/** A scalar in YAML, in the double-quoted form, which YAML shares with JSON. */
export const yaml = (text: string): Text<'yaml'> => encoded(JSON.stringify(wellFormed(text)));

/** One cell of a CSV file (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(text: string): Text<'csv'> {
  const plain = wellFormed(text).replaceAll('\0', '');
  const safe = /^\s*[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return encoded(/[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe);
}
