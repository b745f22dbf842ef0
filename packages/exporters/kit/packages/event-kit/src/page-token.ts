/** Keys of DynamoDB end at 2,048 bytes, and the name of the read model stands in front. */
const LONGEST_KEY = 1536;

/** Whether a text of a caller can be a key: what is longer is none of ours, and DynamoDB would refuse it. */
export const isKey = (text: string): boolean => text !== '' && Buffer.byteLength(text) <= LONGEST_KEY;

/** Where the next page of a list begins, as callers hand it on: it says nothing of tables and indexes. */
export const tokenOf = (id: string): string => Buffer.from(id, 'utf8').toString('base64url');

/** The id behind which the page begins; null for what no answer ever had in it. */
export function afterToken(token: string): string | null {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  return tokenOf(id) === token && isKey(id) ? id : null;
}
