import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recentWorkshops } from '../app/recent.ts';
import styles from './RecentList.module.css';

/** The ways back into workshops that this browser has been in. */
export function RecentList({ onEnter }: { readonly onEnter: (link: string) => void }) {
  const { t } = useTranslation();
  const [recent] = useState(recentWorkshops);
  if (recent.length === 0) return null;
  return (
    <section className={styles['recent']} aria-labelledby="recent">
      <h2 id="recent">
        <History size={15} aria-hidden="true" />
        {t('landing.recent')}
      </h2>
      <ul>
        {recent.map(({ id, title, role }) => {
          const name = title.trim() === '' ? t('room.untitled') : title;
          return (
            <li key={id}>
              <button
                type="button"
                aria-label={t('landing.recentGo', { title: name })}
                onClick={() => onEnter(`/w/${id}`)}
              >
                <span>{name}</span>
                <small>{t(`room.role.${role}`)}</small>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
