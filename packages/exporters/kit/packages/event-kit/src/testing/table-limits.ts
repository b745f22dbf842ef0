import { marshall } from '@aws-sdk/util-dynamodb';
import type { Row } from './expression.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const MAX_ROW_BYTES = 400 * 1024;
const MAX_KEY_BYTES = { pk: 2048, sk: 1024 } as const;

/** Refuses what DynamoDB refuses, in its words; the size of a row is counted a little too large. */
export function checkRow(row: Row): void {
  for (const [name, limit] of Object.entries(MAX_KEY_BYTES)) {
    const key = row[name];
    if (typeof key !== 'string' || key === '') throw refused(`The key ${name} must be a text that is not empty`);
    if (bytes(key) > limit) throw refused(`Size of ${name} has exceeded the maximum size limit of ${limit} bytes`);
  }
  const values = JSON.stringify(marshall(row, { removeUndefinedValues: true }));
  if (bytes(values) > MAX_ROW_BYTES) throw refused('Item size has exceeded the maximum allowed size');
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const refused = (message: string): Error => Object.assign(new Error(message), { name: 'ValidationException' });
