import { type Board, busOf } from '@stormbridge/model';
import { oneLine } from '../../sinks/index.ts';
import { LIMITS, STAGE_MAX } from '../limits.ts';
import { shortKebab } from './scope.ts';

/** The archive of the bus has the name of the bus, which is `<bus>-<stage>`. */
const BUS_MAX = LIMITS.archiveName.max - STAGE_MAX - 1;

/** What is left of the bus's name on the board when every character that EventBridge does not take is a hyphen. */
export function plainBusName(board: Board): string {
  const { name, codeName } = busOf(board);
  return oneLine(codeName ?? name)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

/** The name of the bus in AWS, without the stage. `default` is the bus of the account, which stays with AWS. */
export function busId(board: Board, project: string): string {
  const plain = plainBusName(board);
  return shortKebab(plain === '' || plain === 'default' ? `${project}-bus` : plain, BUS_MAX);
}
