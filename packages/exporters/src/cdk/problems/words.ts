import type { Board } from '@stormbridge/model';
import { oneLine, shortened } from '../../sinks/index.ts';

/** A name in a sentence, with its quotes. */
export const quoted = (text: string, fallback = 'without a name'): string =>
  `"${shortened(oneLine(text), 80) || fallback}"`;

export const elementWords = (board: Board, id: string): string => quoted(board.elements.get(id)?.label ?? '');
export const serviceWords = (board: Board, id: string): string => quoted(board.services.get(id)?.name ?? '');
