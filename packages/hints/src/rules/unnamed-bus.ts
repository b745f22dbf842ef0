import { busOf, nameBus, projectName } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';

export const unnamedBus: HintRule = {
  id: 'H701',
  stage: 7,
  why: 'The application has one custom bus of its own. Its name is how every service finds it.',
  find: (board) => {
    const name = busOf(board).name.trim();
    if (name !== '' && name.toLowerCase() !== 'default') return [];
    const proposed = `${projectName(board)}-bus`;
    return [
      {
        about: ['bus'],
        message:
          name === ''
            ? 'The event bus has no name.'
            : '“default” is the bus of AWS itself; events of the application need their own.',
        remedy: { label: `Call it “${proposed}”`, changes: (now) => nameBus(now, proposed) },
      },
    ];
  },
};
