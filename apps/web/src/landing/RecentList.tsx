import { History, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recent, recentWorkshops } from '../app/recent.ts';
import { hasUnsaved } from '../board/copy/device.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { forgetWorkshop } from './forget-workshop.ts';
import styles from './RecentList.module.css';

/** The ways back into workshops that this browser has been in. */
export function RecentList({ onEnter }: { readonly onEnter: (link: string) => void }) {
  const { t } = useTranslation();
  const [recent, setRecent] = useState(recentWorkshops);
  const [asking, setAsking] = useState<{ readonly of: Recent; readonly unsaved: boolean }>();
  const ask = (of: Recent): void => void hasUnsaved(of.id).then((unsaved) => setAsking({ of, unsaved }));
  const remove = async ({ id }: Recent): Promise<void> => {
    await forgetWorkshop(id);
    setRecent(recentWorkshops());
  };
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
              <button
                type="button"
                className={styles['remove']}
                aria-label={t('landing.recentRemove', { title: name })}
                onClick={() => ask({ id, title: name, role })}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        open={asking !== undefined}
        title={t('landing.removeTitle', { title: asking?.of.title ?? '' })}
        text={t(asking?.unsaved ? 'landing.removeUnsaved' : 'landing.removeText')}
        confirm={t('landing.remove')}
        danger
        onConfirm={() => void (asking && remove(asking.of))}
        onClose={() => setAsking(undefined)}
      />
    </section>
  );
}
