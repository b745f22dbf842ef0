import { NOTATION } from '@stormbridge/model';
import { Inbox, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useTray, useWorkshop } from '../board/index.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './Tray.module.css';

/** Stickies that somebody wrote before the stage changed and that came too late: nothing of them is lost. */
export function Tray() {
  const { t } = useTranslation();
  const items = useTray();
  const { canSteer } = useRights();
  const workshop = useWorkshop();
  if (items.length === 0) return null;
  return (
    <Card
      panel="tray"
      label={t('rights.tray')}
      icon={<Inbox size={16} aria-hidden="true" />}
      title={t('rights.tray')}
      aside={items.length}
      className={styles['card']}
    >
      <p className={styles['lead']}>{t('rights.trayLead')}</p>
      <ul className={styles['items']}>
        {items.map((item) => (
          <li key={item.id}>
            <KindChip kind={item.kind} />
            <div>
              <p>
                <span className="visually-hidden">{NOTATION[item.kind].label}: </span>
                {item.text}
              </p>
              {item.author === '' ? null : <small>{t('rights.trayBy', { author: item.author })}</small>}
              {canSteer ? (
                <Button
                  size="small"
                  aria-label={t('rights.trayPlaceOne', { text: item.text })}
                  onClick={() => workshop.clearTray(item, true)}
                >
                  {t('rights.trayPlace')}
                </Button>
              ) : null}
            </div>
            {canSteer ? (
              <IconButton
                size="small"
                label={t('rights.trayAway', { text: item.text })}
                onClick={() => workshop.clearTray(item, false)}
              >
                <X size={15} aria-hidden="true" />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
