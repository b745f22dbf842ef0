import { type Board, busOf, type Problem } from '@stormbridge/model';
import { LIMITS, STAGE_MAX } from '../limits.ts';
import { plainBusName } from '../plan/bus.ts';
import { planOf } from '../plan/plan.ts';
import { quoted } from './words.ts';

/** Names on the board that AWS does not take as they are. */
export function nameWarnings(board: Board): Problem[] {
  const { bus } = planOf(board);
  const plain = plainBusName(board);
  if (plain === bus || busOf(board).name.trim() === '') return [];
  const why =
    plain === 'default'
      ? 'the default bus belongs to AWS'
      : plain === ''
        ? 'a name there has letters from a to z, digits, dots, hyphens and underscores'
        : `its archive takes ${LIMITS.archiveName.max} characters, ${STAGE_MAX} of them for the stage`;
  return [
    {
      rule: 'X166',
      at: 'bus',
      message: `The bus ${quoted(busOf(board).name)} is called ${quoted(bus)} in AWS: ${why}.`,
      remedy: 'Give it another name, if you want to choose it.',
    },
  ];
}
