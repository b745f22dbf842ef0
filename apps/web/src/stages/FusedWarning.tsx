import { Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { useHints } from '../hints/useHints.ts';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './bench.module.css';

/** The rule of the method that stage 6 is about: an aggregate in n contexts is n services. */
const RULE = 'H601';

/** Warns where an aggregate in several contexts has fewer services than contexts, and mends it with one click. */
export function FusedWarning() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const named = useBoard((board) => board.services.size > 0);
  const hints = useHints(6)?.filter((hint) => hint.rule === RULE) ?? [];
  if (hints.length === 0 || !named) return null;
  return (
    <section className={styles['section']} aria-label={t('workbench.services.fused')}>
      <div className={styles['rows']}>
        {hints.map((hint) => (
          <Callout
            key={hint.about[0]}
            tone="warn"
            role="status"
            icon={<Split size={15} aria-hidden="true" />}
            title={hint.message}
          >
            <p>{hint.why}</p>
            {canWrite && hint.remedy !== undefined ? (
              <Button
                size="small"
                onClick={() => hint.remedy && workshop.commit(hint.remedy.changes(workshop.board, workshop.random))}
              >
                {hint.remedy.label}
              </Button>
            ) : null}
          </Callout>
        ))}
      </div>
    </section>
  );
}
