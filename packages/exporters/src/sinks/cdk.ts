import { oneLine, shortened } from './text.ts';

/** Longest description of a rule, a bus or an archive (Smithy model eventbridge-2015-10-07). */
export const DESCRIPTION_MAX = 512;

/**
 * Text that CDK may hand to CloudFormation as a description: one line, within its limit, and without the marks of a
 * CDK token, which would make synthesis look for a value that is not there. It still needs `str` to stand in code.
 */
export const cdkText = (text: string, max = DESCRIPTION_MAX): string =>
  shortened(oneLine(text).replace(/([$#])\{(?=\s*(Token|AWS))/gi, '$1 {'), max);

/** The value of a tag: letters, digits, spaces and `_.:/=+-@`, at most 256 characters (Tagging API). */
export const tagValue = (text: string): string =>
  shortened(
    oneLine(text)
      .replace(/[^\p{L}\p{N} _.:/=+\-@]/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim(),
    257,
  ).replace(/…$/, '');
