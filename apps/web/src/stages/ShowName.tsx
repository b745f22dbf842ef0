import { type Kind, NOTATION } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { reveal, select } from '../canvas/canvas-store.ts';
import { shortLabel } from '../inspector/choices.ts';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './bench.module.css';

/** The name of something on the canvas; a press selects it there. */
export function ShowName({ id, kind, label }: { readonly id: string; readonly kind: Kind; readonly label: string }) {
  const { t } = useTranslation();
  const name = shortLabel(label);
  return (
    <button
      type="button"
      className={styles['name']}
      title={label}
      aria-label={t('inspector.flows.show', { name: `${NOTATION[kind].label}: ${name}` })}
      onClick={() => {
        select([id]);
        reveal(id);
      }}
    >
      <KindChip kind={kind} size={16} />
      <span>{name}</span>
    </button>
  );
}
