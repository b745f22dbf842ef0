import type { ElementRow } from '@stormbridge/model';

/** A label in quotation marks, shortened so that a hint stays one line; an unnamed sticky says so. */
export function quoted(label: string): string {
  const line = label.trim().replace(/\s+/g, ' ');
  if (line === '') return 'An unnamed sticky';
  return `“${line.length > 60 ? `${line.slice(0, 57)}…` : line}”`;
}

export const nameOf = (row: Pick<ElementRow, 'label'>): string => quoted(row.label);

/** `1 event`, `3 events` */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;
