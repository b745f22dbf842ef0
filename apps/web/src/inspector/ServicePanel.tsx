import { add, indexOf, remove } from '@stormbridge/model';
import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useRow, useWorkshop } from '../board/index.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { CodeName } from './CodeName.tsx';
import { named, shortLabel } from './choices.ts';
import { Pick, PlainText, SharedArea, SharedText, usePatch } from './fields.tsx';
import styles from './Inspector.module.css';

/** A microservice: its name, context, purpose, what it runs and what it stores. */
export function ServicePanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const write = usePatch('services', id);
  const row = useRow('services', id);
  const board = useBoard();
  const contexts = useMemo(() => named(board, 'contexts'), [board]);
  if (row === undefined) return null;
  const runs = (indexOf(board).placementsByService.get(id) ?? []).map((place) =>
    shortLabel(board.aggregates.get(place.aggregate)?.name ?? ''),
  );
  return (
    <>
      <section className={styles['section']}>
        <SharedText table="services" id={id} field="name" label={t('inspector.name')} />
        <Pick
          label={t('inspector.inContext')}
          value={row.context}
          choices={contexts}
          none={t('inspector.noService')}
          onPick={(context) => write({ context: context ?? null })}
        />
        <SharedArea table="services" id={id} field="purpose" label={t('inspector.area.purpose')} />
        <PlainText
          label={t('inspector.area.compute')}
          value={row.compute ?? ''}
          maxLength={100}
          onWrite={(compute) => write({ compute: compute.trim() || null })}
        />
        {runs.length === 0 ? null : (
          <p className={styles['note']}>
            {t('inspector.area.runs')}: {runs.join(', ')}
          </p>
        )}
      </section>
      <Stores service={id} />
      <section className={styles['section']}>
        <CodeName table="services" id={id} value={row.codeName} />
      </section>
    </>
  );
}

function Stores({ service }: { readonly service: string }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const stores = [...useBoard((board) => board.dataStores).values()].filter((one) => one.service === service);
  return (
    <section className={styles['section']}>
      <h3>{t('inspector.area.stores')}</h3>
      <ul className={styles['stores']}>
        {stores.map((store) => (
          <li key={store.id}>
            <SharedText table="dataStores" id={store.id} field="name" label={t('inspector.area.storeName')} bare />
            {canWrite ? (
              <IconButton
                size="small"
                label={t('inspector.area.removeStore', { name: shortLabel(store.name) })}
                onClick={() => workshop.commit([remove('dataStores', store.id)])}
              >
                <X size={13} aria-hidden="true" />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      {canWrite ? (
        <Button
          size="small"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => workshop.commit([add('dataStores', workshop.newId(), { service })])}
        >
          {t('inspector.area.addStore')}
        </Button>
      ) : null}
    </section>
  );
}
