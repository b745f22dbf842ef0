import { ELEMENT_KINDS, elementsOf, NOTATION, removeRows } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';

export const unnamed: HintRule = {
  id: 'H106',
  stage: 1,
  why: 'Nobody can talk about a sticky without words.',
  find: (board) =>
    ELEMENT_KINDS.flatMap((kind) => elementsOf(board, kind))
      .filter((element) => element.label.trim() === '')
      .map((element) => ({
        about: [element.id],
        message: `A ${NOTATION[element.kind].label.toLowerCase()} has no words on it.`,
        remedy: { label: 'Remove it', changes: (now) => removeRows(now, [element.id]) },
      })),
};
