import { type Board, stageOf } from '@stormbridge/model';
import type { ReactNode } from 'react';
import { stageOfRow } from '../room/row-place.ts';
import styles from './Costs.module.css';
import { goToRow } from './where.ts';

/** A name that leads to its row on the board. Where there is no such row it is a name only. */
export function PlaceLink({
  board,
  row,
  children,
}: {
  readonly board: Board;
  readonly row: string;
  readonly children: ReactNode;
}) {
  const stage = stageOfRow(board, row);
  if (stage === undefined) return <span>{children}</span>;
  return (
    <button type="button" className={styles['place']} title={stageOf(stage).title} onClick={() => goToRow(board, row)}>
      {children}
    </button>
  );
}
