import type { Exporter } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { CircleCheck, Download, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { ExportStatus } from './ExportStatus.tsx';
import type { Check } from './maker-talk.ts';
import { ProblemList } from './ProblemList.tsx';
import styles from './Result.module.css';
import { useExport } from './useExport.ts';

/** One of the main exports: what it gives, whether it can be made, how far it is. */
export function ExportCard({
  exporter,
  board,
  check,
  name,
  icon: Icon,
  steps,
  children,
}: {
  readonly exporter: Exporter;
  readonly board: Board;
  /** Not there as long as nobody has looked. */
  readonly check: Check | undefined;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly steps: boolean;
  /** What else is to be said before the download. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const { state, run } = useExport(exporter);
  const { problems, warnings } = check ?? { problems: [], warnings: [] };
  return (
    <section className={styles['card']} aria-label={exporter.title}>
      <div className={styles['cardHead']}>
        <span className={styles['icon']}>
          <Icon size={22} aria-hidden="true" />
        </span>
        <div>
          <h3>{exporter.title}</h3>
          <p>{exporter.description}</p>
        </div>
      </div>
      {check === undefined ? (
        <p className={styles['fine']}>{t('result.looking')}</p>
      ) : problems.length === 0 ? (
        <p className={styles['fine']}>
          <CircleCheck size={15} aria-hidden="true" />
          {t('result.noProblems')}
        </p>
      ) : (
        <ProblemList board={board} problems={problems} title={exporter.title} />
      )}
      {warnings.length === 0 ? null : (
        <ProblemList board={board} problems={warnings} title={exporter.title} tone="warn" />
      )}
      {children}
      <div className={styles['cardFoot']}>
        <Button
          look="primary"
          size="large"
          busy={state.kind === 'busy'}
          disabled={problems.length > 0}
          icon={<Download size={17} aria-hidden="true" />}
          onClick={() => run(workshop.common)}
        >
          {name}
        </Button>
        <ExportStatus state={state} title={exporter.title} board={board} />
        {steps && state.kind === 'made' ? (
          <div className={styles['steps']}>
            <b>{t('result.next')}</b>
            <p>{t('result.nextText')}</p>
            <pre>{t('result.nextSteps')}</pre>
          </div>
        ) : null}
      </div>
    </section>
  );
}
