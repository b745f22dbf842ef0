import { Network } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { SharedText } from '../inspector/fields.tsx';
import { lookAt } from '../room/room-store.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Bus.module.css';
import { BusDiagram } from './BusDiagram.tsx';
import { BusSettings } from './BusSettings.tsx';
import { Delivery } from './Delivery.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { matrixOf } from './matrix.ts';
import { Propose } from './Propose.tsx';
import { WideSubscriptions } from './WideSubscriptions.tsx';

/** Stage 7: the one bus, the services on it, and who produces and consumes what. */
export function BusView() {
  const { t } = useTranslation();
  const board = useBoard();
  const matrix = useMemo(() => matrixOf(board), [board]);
  return (
    <div className={styles['page']}>
      <section className={styles['card']} aria-label={t('bus.heading')}>
        <div className={styles['head']}>
          <div className={styles['busName']}>
            <SharedText
              table="bus"
              id="bus"
              field="name"
              label={t('bus.name')}
              placeholder={t('bus.namePlaceholder')}
            />
          </div>
          <p className={styles['lead']}>{t('bus.exactlyOne')}</p>
        </div>
        <BusSettings />
        <BusDiagram matrix={matrix} />
      </section>
      <section className={styles['card']} aria-labelledby="matrix-heading">
        <div className={styles['head']}>
          <div>
            <h2 id="matrix-heading" className={styles['title']}>
              {t('bus.matrix')}
            </h2>
            <p className={styles['lead']}>{t('bus.matrixLead')}</p>
          </div>
          <Propose />
        </div>
        {matrix.services.length === 0 || matrix.rows.length === 0 ? (
          <EmptyState
            icon={<Network size={20} aria-hidden="true" />}
            title={matrix.services.length === 0 ? t('bus.noServices') : t('bus.noEvents')}
            text={t('bus.noServicesText')}
          >
            <Button onClick={() => lookAt(6)}>{t('bus.toServices')}</Button>
          </EmptyState>
        ) : (
          <MatrixGrid matrix={matrix} />
        )}
      </section>
      <Delivery />
      {matrix.services.length === 0 ? null : <WideSubscriptions services={matrix.services} />}
    </div>
  );
}
