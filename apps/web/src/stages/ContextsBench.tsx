import { add, type ContextRow, couplingOf } from '@stormbridge/model';
import { Frame, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { SharedText } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { IconButton } from '../ui/Button.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { AddLine } from './AddLine.tsx';
import styles from './bench.module.css';
import { CouplingMeter } from './CouplingMeter.tsx';
import { Glossary } from './Glossary.tsx';
import { Placements } from './Placements.tsx';

/** Stage 5 by menu: the contexts, which aggregates are in which, and what crosses the borders. */
export function ContextsBench() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const rows = [...useBoard((board) => board.contexts).values()];
  return (
    <>
      <section className={styles['section']}>
        {canWrite ? (
          <AddLine
            label={t('workbench.contexts.add')}
            button={t('workbench.contexts.addButton')}
            placeholder={t('workbench.contexts.placeholder')}
            onAdd={(name) => workshop.commit([add('contexts', workshop.newId(), { name })])}
          />
        ) : null}
        {rows.length === 0 ? (
          <EmptyState
            icon={<Frame size={20} aria-hidden="true" />}
            title={t('workbench.contexts.empty')}
            text={t('workbench.contexts.emptyText')}
          />
        ) : (
          <ul className={styles['rows']} aria-label={t('workbench.contexts.list')}>
            {rows.map((row) => (
              <Context key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
      <Placements />
      <CouplingMeter />
      <Glossary />
    </>
  );
}

function Context({ row }: { readonly row: ContextRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  const { own, foreign } = couplingOf(useBoard(), row.id);
  const name = shortLabel(row.name);
  return (
    <li className={styles['row']}>
      <div className={styles['line']}>
        <KindChip kind="context" size={18} />
        <SharedText table="contexts" id={row.id} field="name" label={t('workbench.contexts.name', { name })} bare />
        {canWrite ? (
          <IconButton size="small" label={t('workbench.contexts.remove', { name })} onClick={() => removeRow([row.id])}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      {own + foreign === 0 ? null : (
        <span className={styles['meta']}>{t('workbench.contexts.own', { own, foreign })}</span>
      )}
    </li>
  );
}
