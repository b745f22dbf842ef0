import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Logo } from '../ui/Logo.tsx';
import styles from './Join.module.css';
import { type Me, rememberedMe, rememberMe } from './me.ts';
import { PersonForm } from './PersonForm.tsx';

/** The door of a workshop: a name and a colour, nothing else. */
export function Join({
  title,
  role,
  onJoin,
}: {
  readonly title: string;
  readonly role: Role;
  readonly onJoin: (me: Me) => void;
}) {
  const { t } = useTranslation();
  const [initial] = useState(() => rememberedMe(Math.random));
  return (
    <div className={styles['page']}>
      <main className={styles['card']}>
        <span className={styles['mark']}>
          <Logo size={26} />
        </span>
        <h1>{title === '' ? t('join.title') : t('join.titleNamed', { title })}</h1>
        <p className={styles['lead']}>
          {t(`join.roles.${role}`)} {t('join.lead')}
        </p>
        <PersonForm
          initial={initial}
          onDone={(me) => {
            rememberMe(me);
            onJoin(me);
          }}
        >
          <Button type="submit" look="primary" size="large" iconAfter={<ArrowRight size={18} aria-hidden="true" />}>
            {t('join.join')}
          </Button>
        </PersonForm>
      </main>
    </div>
  );
}
