import { changeKind, elementsOf, relabel } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { asPast, isImperative, isReadable } from '../words.ts';

export const imperative: HintRule = {
  id: 'H102',
  stage: 1,
  why: 'A command asks for something and may be refused; an event has happened. Mixing them hides who decides.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter((event) => isReadable(event.label) && isImperative(event.label))
      .map((event) => {
        const past = asPast(event.label);
        return {
          about: [event.id],
          message: `${nameOf(event)} reads like a command.`,
          remedy: past
            ? { label: `Rename to “${past}”`, changes: (now) => relabel(now, event.id, past) }
            : { label: 'Make it a command', changes: (now) => changeKind(now, event.id, 'command') },
        };
      }),
};
