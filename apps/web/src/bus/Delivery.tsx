import { patch, type SubscriptionRow } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { Pick } from '../inspector/fields.tsx';
import { askingSubscriptions, eventsHeard, fieldsInAll, systems, systemTold } from './asking.ts';
import styles from './Bus.module.css';

/** What streams and destinations still ask for: the field that keeps events in order, the system that is told. */
export function Delivery() {
  const { t } = useTranslation();
  const board = useBoard();
  const asking = useMemo(() => askingSubscriptions(board), [board]);
  if (asking.length === 0) return null;
  return (
    <section className={styles['card']} aria-label={t('bus.delivery')}>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['title']}>{t('bus.delivery')}</h2>
          <p className={styles['lead']}>{t('bus.deliveryLead')}</p>
        </div>
      </div>
      <ul className={styles['deliveries']}>
        {asking.map((one) => (
          <li key={one.id}>
            <What subscription={one} />
            {one.kind === 'stream' ? <Order subscription={one} /> : <Told subscription={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  readonly subscription: SubscriptionRow;
}

function What({ subscription }: Props) {
  const { t } = useTranslation();
  const board = useBoard();
  const name = (id: string | undefined): string => shortLabel(board.services.get(id ?? '')?.name ?? '');
  const heard =
    subscription.scope === 'bus'
      ? t('bus.wideBus')
      : subscription.scope === 'source'
        ? t('bus.wideSource', { name: name(subscription.producer) })
        : eventsHeard(board, subscription).map(shortLabel).join(', ');
  return (
    <div className={styles['delivered']}>
      <b>{t('bus.deliveryOf', { service: name(subscription.service), kind: t(`bus.kind.${subscription.kind}`) })}</b>
      <span>{heard}</span>
    </div>
  );
}

/** The field whose value keeps events of a stream in order among themselves. */
function Order({ subscription }: Props) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const fields = useMemo(() => fieldsInAll(board, subscription), [board, subscription]);
  const { partitionBy } = subscription;
  const known = partitionBy === undefined || fields.includes(partitionBy);
  return (
    <Pick
      label={t('bus.partitionBy')}
      hint={known ? t('bus.partitionHint') : t('bus.partitionGone', { field: partitionBy })}
      value={partitionBy}
      none={t('bus.partitionNone')}
      choices={[...fields, ...(known ? [] : [partitionBy])].map((field) => ({ value: field, label: field }))}
      onPick={(field) => workshop.commit([patch('subscriptions', subscription.id, { partitionBy: field ?? null })])}
    />
  );
}

/** The external system that a destination tells. Without one it cannot be exported. */
function Told({ subscription }: Props) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const choices = useMemo(
    () => systems(board).map(({ id, label }) => ({ value: id, label: shortLabel(label) })),
    [board],
  );
  const told = systemTold(board, subscription);
  const hint =
    told === undefined
      ? choices.length === 0
        ? 'bus.systemMissing'
        : 'bus.systemHint'
      : told.endpoint === undefined
        ? 'bus.systemAdapter'
        : 'bus.systemAddress';
  return (
    <Pick
      label={t('bus.system')}
      hint={t(hint, { address: told?.endpoint ?? '' })}
      value={told?.id}
      none={t('bus.systemNone')}
      choices={choices}
      onPick={(id) =>
        workshop.commit([
          patch(
            'subscriptions',
            subscription.id,
            id === undefined ? { reason: 'record', because: null } : { reason: 'externalSystem', because: id },
          ),
        ])
      }
    />
  );
}
