import { Progress } from '@base-ui/react/progress';
import type { Board } from '@stormbridge/model';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../ui/Bits.tsx';
import { ProblemList } from './ProblemList.tsx';
import styles from './Result.module.css';
import { sizeOf } from './save.ts';
import type { ExportState } from './useExport.ts';

/** How an export stands: a bar while it is made, then what was saved, or why nothing was. */
export function ExportStatus({
  state,
  title,
  board,
}: {
  readonly state: ExportState;
  readonly title: string;
  readonly board: Board;
}) {
  const { t } = useTranslation();
  if (state.kind === 'idle') return null;
  if (state.kind === 'busy')
    return (
      <Progress.Root
        className={styles['progress']}
        value={state.share === undefined ? null : Math.round(state.share * 100)}
        aria-label={t('result.making', { title })}
      >
        <Progress.Track className={styles['track']}>
          <Progress.Indicator className={styles['bar']} />
        </Progress.Track>
      </Progress.Root>
    );
  if (state.kind === 'made') {
    const files = t('result.fileCount', { count: state.files });
    return (
      <p className={styles['done']} role="status">
        <CircleCheck size={15} aria-hidden="true" />
        {t('result.made', { name: state.name, files, size: sizeOf(state.size) })}
      </p>
    );
  }
  if (state.kind === 'problems') return <ProblemList board={board} problems={state.problems} title={title} />;
  return (
    <Callout
      tone="problem"
      role="alert"
      icon={<TriangleAlert size={15} aria-hidden="true" />}
      title={t('result.failed', { title })}
    >
      {t('result.failedText', { why: state.why })}
    </Callout>
  );
}
