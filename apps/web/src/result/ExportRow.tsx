import type { Exporter } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { Download, FileJson, Image, Table, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { ExportStatus } from './ExportStatus.tsx';
import type { Check } from './maker-talk.ts';
import { ProblemList } from './ProblemList.tsx';
import styles from './Result.module.css';
import { useExport } from './useExport.ts';

const ICONS: Readonly<Record<string, typeof Image>> = { svg: Image, csv: Table, mmd: Workflow, json: FileJson };

/** One of the smaller exports on one line; a picture is there as PNG as well. */
export function ExportRow({
  exporter,
  board,
  check,
}: {
  readonly exporter: Exporter;
  readonly board: Board;
  readonly check: Check | undefined;
}) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const { state, run } = useExport(exporter);
  const problems = check?.problems ?? [];
  const Icon = ICONS[exporter.extension] ?? Download;
  const { title } = exporter;
  return (
    <li className={styles['row']}>
      <span className={styles['rowIcon']}>
        <Icon size={17} aria-hidden="true" />
      </span>
      <div className={styles['rowText']}>
        <b>{title}</b>
        <p>{exporter.description}</p>
        {problems.length > 0 ? <ProblemList board={board} problems={problems} title={title} /> : null}
        <ExportStatus state={state} title={title} board={board} />
      </div>
      <div className={styles['rowButtons']}>
        {exporter.extension === 'svg' ? (
          <Button
            size="small"
            disabled={problems.length > 0}
            aria-label={t('result.downloadPng', { title })}
            onClick={() => run(workshop.common, 'png')}
          >
            {t('result.png')}
          </Button>
        ) : null}
        <Button
          size="small"
          busy={state.kind === 'busy'}
          disabled={problems.length > 0}
          aria-label={t('result.download', { title })}
          onClick={() => run(workshop.common)}
        >
          {exporter.extension.toUpperCase()}
        </Button>
      </div>
    </li>
  );
}
