import { add, type GlossaryRow } from '@stormbridge/model';
import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { named, shortLabel } from '../inspector/choices.ts';
import { Pick, SharedArea, SharedText, usePatch } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { IconButton } from '../ui/Button.tsx';
import { AddLine } from './AddLine.tsx';
import styles from './bench.module.css';

/** What each word means, and in which context it means that. */
export function Glossary() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const rows = [...useBoard((board) => board.glossary).values()];
  return (
    <section className={styles['section']} aria-label={t('workbench.glossary.heading')}>
      <h2 className={styles['heading']}>{t('workbench.glossary.heading')}</h2>
      <p className={styles['note']}>{t('workbench.glossary.text')}</p>
      {canWrite ? (
        <AddLine
          label={t('workbench.glossary.add')}
          button={t('workbench.glossary.addButton')}
          placeholder={t('workbench.glossary.placeholder')}
          onAdd={(term) => workshop.commit([add('glossary', workshop.newId(), { term })])}
        />
      ) : null}
      {rows.length === 0 ? null : (
        <ul className={styles['rows']} aria-label={t('workbench.glossary.list')}>
          {rows.map((row) => (
            <Term key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Term({ row }: { readonly row: GlossaryRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  const write = usePatch('glossary', row.id);
  const board = useBoard();
  const contexts = useMemo(() => named(board, 'contexts'), [board]);
  const place = board.contexts.get(row.context ?? '');
  // One word has a line for each context, so the context is part of what a line is called.
  const name = [row.term, ...(place === undefined ? [] : [place.name])].map(shortLabel).join(', ');
  return (
    <li className={styles['row']}>
      <div className={styles['line']}>
        <SharedText table="glossary" id={row.id} field="term" label={t('workbench.glossary.term', { name })} bare />
        {canWrite ? (
          <IconButton size="small" label={t('workbench.glossary.remove', { name })} onClick={() => removeRow([row.id])}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
      <Pick
        bare
        label={t('workbench.glossary.context', { name })}
        value={row.context}
        choices={contexts}
        none={t('workbench.glossary.everywhere')}
        onPick={(context) => write({ context: context ?? null })}
      />
      <SharedArea
        table="glossary"
        id={row.id}
        field="meaning"
        label={t('workbench.glossary.meaning', { name })}
        placeholder={t('workbench.glossary.meaningPlaceholder')}
        bare
      />
    </li>
  );
}
