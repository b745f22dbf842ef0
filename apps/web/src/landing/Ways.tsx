import { ChevronRight } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Example, type OpenedWorkshop, openExample } from '../app/api.ts';
import { ImportCard } from './ImportCard.tsx';
import { useOpening } from './opening.ts';
import styles from './Ways.module.css';

const EXAMPLES = [
  {
    id: 'order-checkout',
    name: 'landing.exampleOrder',
    hint: 'landing.exampleOrderHint',
    colours: ['event', 'command', 'policy'],
  },
  {
    id: 'file-manager',
    name: 'landing.exampleFiles',
    hint: 'landing.exampleFilesHint',
    colours: ['read-model', 'event', 'actor'],
  },
] as const;

/** The other ways in: a finished example, or a board file that somebody has. */
export function Ways({ onOpened }: { readonly onOpened: (opened: OpenedWorkshop) => void }) {
  const { t } = useTranslation();
  const { busy, open } = useOpening(onOpened);
  const [asked, setAsked] = useState<Example>();
  return (
    <section className={styles['ways']} aria-label={t('landing.examples')}>
      {EXAMPLES.map(({ id, name, hint, colours }) => (
        <button
          key={id}
          type="button"
          className={styles['card']}
          aria-label={t('landing.openExample', { name: t(name) })}
          aria-busy={(busy && asked === id) || undefined}
          onClick={() => {
            setAsked(id);
            open(() => openExample(id));
          }}
        >
          <span className={styles['stack']} aria-hidden="true">
            {colours.map((kind) => (
              <span
                key={kind}
                style={{ '--c': `var(--kind-${kind})`, '--e': `var(--kind-${kind}-edge)` } as CSSProperties}
              />
            ))}
          </span>
          <span className={styles['text']}>
            <small>{t('landing.examples')}</small>
            <b>{t(name)}</b>
            <span>{t(hint)}</span>
          </span>
          <ChevronRight size={18} aria-hidden="true" className={styles['go']} />
        </button>
      ))}
      <ImportCard onOpened={onOpened} />
    </section>
  );
}
