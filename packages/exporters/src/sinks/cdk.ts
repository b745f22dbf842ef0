import { LIMITS } from '../cdk/limits.ts';
import { oneLine, shortened } from './text.ts';

/** Longest description of a rule, a bus or an archive. */
export const DESCRIPTION_MAX = LIMITS.ruleDescription.max;

/**
 * Breaks up what CDK would take for one of its tokens, and CloudFormation for a parameter (`${...}`, `#{...}`) or for a
 * dynamic reference (`{{resolve:...}}`). The first two would make synthesis look for a value that is not there; the
 * third would put a secret of the account where everybody reads it.
 */
export const withoutTokens = (text: string): string => text.replace(/[$#{](?=\{)/g, '$& ');

/** Whether a text that must stay as it is would be taken for a token or a reference. */
export const hasToken = (text: string): boolean => /[$#{]\{/.test(text);

/**
 * Text that CDK may hand to CloudFormation as a description: one line, within its limit, and without the marks of a
 * token. It still needs `str` to stand in code.
 */
export const cdkText = (text: string, max = DESCRIPTION_MAX): string => shortened(withoutTokens(oneLine(text)), max);

/** The value of a tag: letters, digits, spaces and `_.:/=+-@`, at most 256 characters (Tagging API). */
export const tagValue = (text: string): string =>
  shortened(
    oneLine(text)
      .replace(/[^\p{L}\p{N} _.:/=+\-@]/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim(),
    257,
  ).replace(/…$/, '');
