import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedWorkshop } from '../app/api.ts';
import { ThemeMenu } from '../theme/ThemeMenu.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './Landing.module.css';
import { LinksDialog } from './LinksDialog.tsx';
import { Picture } from './Picture.tsx';
import { RecentList } from './RecentList.tsx';
import { Start } from './Start.tsx';
import { Walk } from './Walk.tsx';
import { Ways } from './Ways.tsx';

/** The start page: open a workshop, open an example, import a board file. */
export function Landing({ onEnter }: { readonly onEnter: (link: string) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<OpenedWorkshop>();
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <span className={styles['brand']}>
          <span className={styles['mark']}>
            <Logo size={22} />
          </span>
          {t('app.name')}
        </span>
        <ThemeMenu />
      </header>
      <main className={styles['main']}>
        <section className={styles['hero']}>
          <div className={styles['pitch']}>
            <h1 className={styles['title']}>{t('landing.title')}</h1>
            <p className={styles['lead']}>{t('landing.lead')}</p>
            <Start onOpened={setOpened} />
            <Promises />
          </div>
          <Picture />
        </section>
        <Ways onOpened={setOpened} />
        <RecentList onEnter={onEnter} />
        <Walk />
      </main>
      <LinksDialog opened={opened} onClose={() => setOpened(undefined)} onEnter={onEnter} />
    </div>
  );
}

function Promises() {
  const { t } = useTranslation();
  const all = ['noAccount', 'yours', 'real'] as const;
  return (
    <dl className={styles['promises']}>
      {all.map((key) => (
        <div key={key}>
          <dt>{t(`landing.promises.${key}`)}</dt>
          <dd>{t(`landing.promises.${key}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
