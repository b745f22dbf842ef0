import { useTranslation } from 'react-i18next';
import { SharedText } from './fields.tsx';
import styles from './Inspector.module.css';

/** A phase of the timeline: its name. */
export function PhasePanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <section className={styles['section']}>
      <SharedText table="phases" id={id} field="name" label={t('inspector.name')} />
    </section>
  );
}
