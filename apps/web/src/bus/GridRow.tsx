// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are in the page, which a table cannot do
import type { ConsumptionKind, ServiceRow } from '@stormbridge/model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortLabel } from '../inspector/choices.ts';
import { classes } from '../ui/classes.ts';
import grid from './Grid.module.css';
import type { At } from './grid-moves.ts';
import type { MatrixRow } from './matrix.ts';

/** One event: its name, and for each service whether it produces or how it consumes. */
export const GridRow = memo(function GridRow({
  row,
  index,
  services,
  active,
  marked,
  onOpen,
}: {
  readonly row: MatrixRow;
  readonly index: number;
  readonly services: readonly ServiceRow[];
  /** The column of the grid's tab stop, if it is in this row. */
  readonly active: number | undefined;
  /** Somebody has asked to be shown this event. */
  readonly marked: boolean;
  readonly onOpen: (at: At, cell: HTMLElement) => void;
}) {
  const label = shortLabel(row.label);
  return (
    <div role="row" aria-rowindex={index + 2} className={classes(grid['row'], marked && grid['marked'])} tabIndex={-1}>
      <span
        role="rowheader"
        aria-colindex={1}
        className={classes(grid['event'], row.producer === undefined && grid['orphan'])}
        title={row.label}
        tabIndex={-1}
      >
        <span>{label}</span>
      </span>
      {services.map((service, column) => (
        <Cell
          key={service.id}
          at={{ row: index, column }}
          event={label}
          service={service.name}
          produces={row.producer === service.id}
          kinds={row.consumers.get(service.id) ?? NONE}
          active={active === column}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
});

const NONE: readonly ConsumptionKind[] = [];

function Cell({
  at,
  event,
  service,
  produces,
  kinds,
  active,
  onOpen,
}: {
  readonly at: At;
  readonly event: string;
  readonly service: string;
  readonly produces: boolean;
  readonly kinds: readonly ConsumptionKind[];
  readonly active: boolean;
  readonly onOpen: (at: At, cell: HTMLElement) => void;
}) {
  const { t } = useTranslation();
  const kind = kinds.map((one) => t(`bus.kind.${one}`).toLowerCase()).join(', ');
  const state = produces
    ? kinds.length === 0
      ? t('bus.produces')
      : t('bus.both', { kind })
    : kinds.length === 0
      ? t('bus.consumesNot')
      : kind;
  return (
    <span
      role="gridcell"
      aria-colindex={at.column + 2}
      aria-label={t('bus.cell', { event, service: shortLabel(service), state })}
      aria-haspopup="menu"
      tabIndex={active ? 0 : -1}
      data-cell={`${at.row}:${at.column}`}
      className={grid['cell']}
      onClick={(click) => onOpen(at, click.currentTarget)}
      onKeyDown={(press) => {
        if (press.key !== 'Enter' && press.key !== ' ') return;
        press.preventDefault();
        onOpen(at, press.currentTarget);
      }}
    >
      {produces ? <b className={grid['producer']}>P</b> : null}
      {kinds.map((one) => (
        <i key={one} className={grid['kind']} data-kind={one}>
          {t(`bus.short.${one}`)}
        </i>
      ))}
    </span>
  );
}
