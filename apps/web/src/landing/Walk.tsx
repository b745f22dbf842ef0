import { STAGES } from '@stormbridge/model';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './Walk.module.css';

/** The eight stages and the result as way-points on one line. */
export function Walk() {
  const { t } = useTranslation();
  return (
    <section className={styles['walk']} aria-labelledby="walk">
      <header>
        <h2 id="walk">{t('landing.walk')}</h2>
        <p>{t('landing.walkLead')}</p>
      </header>
      <ol>
        {STAGES.map((stage) => (
          <li key={stage.key} data-who={stage.who}>
            <span className={styles['dot']}>
              {stage.number > 8 ? <Download size={13} aria-hidden="true" /> : stage.number}
            </span>
            <b>{stage.title}</b>
            <small>
              {stage.optional
                ? t('stages.optional')
                : stage.who === 'technical'
                  ? t('landing.technical')
                  : t('landing.everybody')}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
