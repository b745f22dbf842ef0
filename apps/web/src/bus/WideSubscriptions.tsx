import {
  add,
  CONSUMPTION_KINDS,
  type ConsumptionKind,
  remove,
  type ServiceRow,
  type SubscriptionRow,
} from '@stormbridge/model';
import { Plus, Radio, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import styles from './Bus.module.css';

const BUS = 'bus';

/** Subscriptions to more than single events: the whole bus, or everything that one service publishes. */
export function WideSubscriptions({ services }: { readonly services: readonly ServiceRow[] }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const subscriptions = useBoard((board) => board.subscriptions);
  const wide = [...subscriptions.values()].filter((one) => one.scope !== 'events');
  const nameOf = (id: string | undefined): string =>
    shortLabel(services.find((service) => service.id === id)?.name ?? '');
  const what = (one: SubscriptionRow): string =>
    one.scope === 'bus' ? t('bus.wideBus') : t('bus.wideSource', { name: nameOf(one.producer) });
  return (
    <section className={styles['card']} aria-label={t('bus.wide')}>
      <div className={styles['head']}>
        <div>
          <h2 className={styles['title']}>{t('bus.wide')}</h2>
          <p className={styles['lead']}>{t('bus.wideLead')}</p>
        </div>
      </div>
      <div className={styles['wideBody']}>
        <ul className={styles['wideList']}>
          {wide.map((one) => (
            <li key={one.id}>
              <Radio size={15} aria-hidden="true" />
              <span>
                {t('bus.wideLine', {
                  service: nameOf(one.service),
                  what: what(one),
                  kind: t(`bus.kind.${one.kind}`).toLowerCase(),
                })}
              </span>
              {canWrite ? (
                <IconButton
                  size="small"
                  label={t('bus.wideRemove', { service: nameOf(one.service), what: what(one) })}
                  onClick={() => workshop.commit([remove('subscriptions', one.id)])}
                >
                  <X size={14} aria-hidden="true" />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
        {canWrite ? <AddWide services={services} /> : null}
      </div>
    </section>
  );
}

function AddWide({ services }: { readonly services: readonly ServiceRow[] }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const [service, setService] = useState('');
  const [scope, setScope] = useState(BUS);
  const [kind, setKind] = useState<ConsumptionKind>('queue');
  const choices = services.map(({ id, name }) => ({ value: id, label: shortLabel(name) }));
  const sources = choices
    .filter(({ value }) => value !== service)
    .map(({ value, label }) => ({ value, label: t('bus.wideSource', { name: label }) }));
  return (
    <form
      className={styles['wideForm']}
      onSubmit={(event) => {
        event.preventDefault();
        if (service === '') return;
        const wide = scope === BUS ? { scope: 'bus' as const } : { scope: 'source' as const, producer: scope };
        workshop.commit([add('subscriptions', workshop.newId(), { service, kind, ...wide })]);
        setService('');
        setScope(BUS);
        setKind('queue');
      }}
    >
      <SelectField
        label={t('bus.wideService')}
        value={service}
        choices={choices}
        none={t('bus.wideChoose')}
        onChoose={setService}
      />
      <SelectField
        label={t('bus.wideScope')}
        value={scope}
        choices={[{ value: BUS, label: t('bus.wideBus') }, ...sources]}
        onChoose={setScope}
      />
      <SelectField
        label={t('bus.wideKind')}
        value={kind}
        choices={CONSUMPTION_KINDS.map((value) => ({ value, label: t(`bus.kind.${value}`) }))}
        onChoose={(chosen) => setKind(CONSUMPTION_KINDS.find((one) => one === chosen) ?? 'queue')}
      />
      <Button type="submit" disabled={service === ''} icon={<Plus size={15} aria-hidden="true" />}>
        {t('bus.wideAdd')}
      </Button>
    </form>
  );
}
