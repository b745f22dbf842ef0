// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are in the page, which a table cannot do
import type { ServiceRow } from '@stormbridge/model';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { useRoom } from '../room/room-store.ts';
import { useWindow } from '../ui/useWindow.ts';
import { ConsumptionMenu } from './ConsumptionMenu.tsx';
import grid from './Grid.module.css';
import { GridRow } from './GridRow.tsx';
import { type At, moveIn } from './grid-moves.ts';
import type { Matrix } from './matrix.ts';

/** Height of a row in px; the style sheet has the same. */
const ROW = 36;
/** Least widths of the events' names and of one service, in px. */
const LABEL = 200;
const CELL = 88;

/**
 * The producers and consumers as an ARIA grid: one tab stop, arrow keys move, Enter opens the menu of a cell. Only the
 * rows in sight are in the page, so a board of thousands of events scrolls as one of forty.
 */
export function MatrixGrid({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<At>(undefined);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [menu, setMenu] = useState<{ readonly at: At; readonly cell: HTMLElement }>();
  const marked = useRoom((state) => state.event);
  const shown = useWindow(box, matrix.rows.length, ROW);
  const row = Math.min(at.row, matrix.rows.length - 1);
  const column = Math.min(at.column, matrix.services.length - 1);
  useShownEvent(matrix, box, (found) => setAt({ row: found, column: 0 }));

  const focusCell = useCallback((to: At): void => {
    setAt(to);
    const scroller = box.current;
    if (scroller === null) return;
    keepInSight(scroller, to.row);
    wanted.current = to;
  }, []);
  // A row far away is made only some renders later; its cell gets the focus as soon as it is there.
  useLayoutEffect(() => {
    const cell = wanted.current && box.current && cellIn(box.current, wanted.current);
    if (!cell) return;
    wanted.current = undefined;
    cell.focus();
  });
  const open = useCallback(
    (to: At, cell: HTMLElement): void => {
      setAt(to);
      if (canWrite) setMenu({ at: to, cell });
    },
    [canWrite],
  );
  const onKey = (event: KeyboardEvent): void => {
    const to = moveIn({ row, column }, event, { rows: matrix.rows.length, columns: matrix.services.length });
    if (to === undefined) return;
    event.preventDefault();
    focusCell(to);
  };

  const many = matrix.services.length;
  const columns = `minmax(${LABEL}px, 1.4fr) repeat(${many}, minmax(${CELL}px, 1fr))`;
  return (
    <>
      <div ref={box} className={grid['box']} data-matrix>
        <div
          role="grid"
          aria-label={t('bus.matrix')}
          aria-rowcount={matrix.rows.length + 1}
          aria-colcount={matrix.services.length + 1}
          aria-readonly={!canWrite}
          style={{ '--columns': columns, minWidth: LABEL + many * CELL } as React.CSSProperties}
          onKeyDown={onKey}
        >
          <Head services={matrix.services} />
          <div role="presentation" style={{ height: shown.before }} />
          {matrix.rows.slice(shown.from, shown.to).map((one, offset) => (
            <GridRow
              key={one.event}
              row={one}
              index={shown.from + offset}
              services={matrix.services}
              active={shown.from + offset === row ? column : undefined}
              marked={one.event === marked}
              onOpen={open}
            />
          ))}
          <div role="presentation" style={{ height: shown.after }} />
        </div>
      </div>
      <ConsumptionMenu matrix={matrix} open={menu} onClose={() => setMenu(undefined)} />
    </>
  );
}

function Head({ services }: { readonly services: readonly ServiceRow[] }) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={grid['head']} tabIndex={-1}>
      <span role="columnheader" aria-colindex={1} className={grid['corner']} tabIndex={-1}>
        {t('bus.event')}
      </span>
      {services.map((service, at) => (
        <span
          key={service.id}
          role="columnheader"
          aria-colindex={at + 2}
          className={grid['service']}
          title={service.name}
          tabIndex={-1}
        >
          <span>{shortLabel(service.name)}</span>
        </span>
      ))}
    </div>
  );
}

const cellIn = (scroller: HTMLElement, { row, column }: At): HTMLElement | null =>
  scroller.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);

function keepInSight(scroller: HTMLElement, row: number): void {
  const head = ROW + 8;
  const top = row * ROW;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  const bottom = top + ROW + head - scroller.clientHeight;
  if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
}

/** Brings the event that somebody wants to see (a hint's "Show me") into sight. */
function useShownEvent(
  matrix: Matrix,
  box: React.RefObject<HTMLDivElement | null>,
  onFound: (row: number) => void,
): void {
  const event = useRoom((state) => state.event);
  const found = useRef(onFound);
  found.current = onFound;
  // Only a new wish moves the view, not a new board.
  useEffect(() => {
    const row = matrix.rows.findIndex((one) => one.event === event);
    if (row < 0 || box.current === null) return;
    found.current(row);
    box.current.scrollIntoView({ block: 'nearest' });
    keepInSight(box.current, row);
  }, [event]);
}
