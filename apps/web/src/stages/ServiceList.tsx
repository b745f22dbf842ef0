import { indexOf, type ServiceRow } from '@stormbridge/model';
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights } from '../board/index.ts';
import { named, shortLabel } from '../inspector/choices.ts';
import { Pick, SharedText, usePatch } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { IconButton } from '../ui/Button.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './bench.module.css';

/** The services with their names, their contexts and what they run. */
export function ServiceList() {
  const { t } = useTranslation();
  const rows = [...useBoard((board) => board.services).values()];
  return (
    <ul className={styles['rows']} aria-label={t('workbench.services.list')}>
      {rows.map((row) => (
        <Service key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Service({ row }: { readonly row: ServiceRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  const write = usePatch('services', row.id);
  const board = useBoard();
  const contexts = useMemo(() => named(board, 'contexts'), [board]);
  const runs = (indexOf(board).placementsByService.get(row.id) ?? []).map((place) =>
    shortLabel(board.aggregates.get(place.aggregate)?.name ?? ''),
  );
  const name = shortLabel(row.name);
  return (
    <li className={styles['row']}>
      <div className={styles['line']}>
        <KindChip kind="service" size={18} />
        <SharedText table="services" id={row.id} field="name" label={t('workbench.services.name', { name })} bare />
        {canWrite ? (
          <IconButton size="small" label={t('workbench.services.remove', { name })} onClick={() => removeRow([row.id])}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      <div className={styles['pair']}>
        <span className={styles['meta']}>
          {runs.length === 0
            ? t('workbench.services.runsNothing')
            : t('workbench.services.runs', { names: runs.join(', ') })}
        </span>
        <Pick
          bare
          label={t('workbench.services.contextOf', { name })}
          value={row.context}
          choices={contexts}
          none={t('workbench.services.noContext')}
          onPick={(context) => write({ context: context ?? null })}
        />
      </div>
    </li>
  );
}
