import type { Problem } from '@stormbridge/model';
import { say } from '../text/i18n.ts';

/** A board file that was not imported, and why. */
export interface Refused {
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Bytes of the largest board file; the server enforces the same limit. */
export const BOARD_FILE_MAX = 5 * 1024 * 1024;

/** Why files cannot even be sent, in words, or `undefined` when one can. */
export function refusalOf(files: readonly { readonly size: number }[]): string | undefined {
  if (files.length > 1) return say('landing.oneFile');
  const size = files[0]?.size ?? 0;
  if (size > BOARD_FILE_MAX) return say('landing.tooBig', { size: (size / 1024 / 1024).toFixed(1) });
  return undefined;
}
