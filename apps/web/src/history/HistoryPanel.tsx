import { stageOf } from '@stormbridge/model';
import { CloudOff, History } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { Callout, EmptyState } from '../ui/Bits.tsx';
import { showToast } from '../ui/toasts.ts';
import type { Point } from './api.ts';
import styles from './History.module.css';
import { refreshHistory, useHistory, viewPoint } from './history-store.ts';
import { KeepForm } from './KeepForm.tsx';
import { useAsker } from './use-asker.ts';
import { timeOf, titleOf } from './words.ts';

/** How often the list is asked for while it is shown, in ms: others keep moments too. */
const REFRESH_MS = 15_000;

/** The moments of the board that were kept. Everybody may look; facilitators keep some and go back to them. */
export function HistoryPanel() {
  const points = useHistory((state) => state.points);
  const trouble = useHistory((state) => state.trouble);
  useFreshHistory();
  return <Moments points={points} trouble={trouble} />;
}

/** The panel itself: the moments as far as they are known, and why they are not. */
export function Moments({
  points,
  trouble,
}: {
  readonly points: readonly Point[] | undefined;
  readonly trouble: string | undefined;
}) {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  return (
    <div className={styles['panel']}>
      {canSteer ? <KeepForm /> : null}
      {trouble === undefined ? null : (
        <Callout tone="warn" icon={<CloudOff size={16} aria-hidden="true" />} role="status">
          {trouble}
        </Callout>
      )}
      {points?.length === 0 ? (
        <EmptyState
          icon={<History size={20} aria-hidden="true" />}
          title={t('history.empty')}
          text={canSteer ? t('history.emptyTextLead') : t('history.emptyText')}
        />
      ) : null}
      {points === undefined || points.length === 0 ? null : (
        <>
          <p className={styles['lead']}>{t('history.lead')}</p>
          <ul className={styles['points']} aria-label={t('history.list')}>
            {points.map((point) => (
              <li key={point.id}>
                <PointButton point={point} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function PointButton({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const asker = useAsker();
  const workshop = useWorkshop();
  const shown = useHistory(({ viewed }) => viewed?.point.id === point.id);
  const opening = useHistory((state) => state.opening === point.id);
  const { reason, stage, by } = point;
  const what = titleOf(point);
  const facts = [
    reason === 'stage' ? '' : t('history.inStage', { stage: stageOf(stage).title }),
    by === '' ? '' : t('history.by', { name: by }),
  ].filter((fact) => fact !== '');
  const view = async (): Promise<void> => {
    const trouble = await viewPoint(asker, workshop, point);
    if (trouble !== undefined) showToast({ title: t('history.gone'), text: trouble, tone: 'problem' });
  };
  return (
    <button
      type="button"
      className={styles['point']}
      data-reason={reason}
      aria-current={shown || undefined}
      aria-busy={opening || undefined}
      aria-label={t('history.view', { what: [what, timeOf(point, Date.now()), ...facts].join(', ') })}
      onClick={() => void view()}
    >
      <span className={styles['what']}>{what}</span>
      <time dateTime={new Date(point.at).toISOString()}>{timeOf(point, Date.now())}</time>
      {facts.length === 0 ? null : <small>{facts.join(' · ')}</small>}
    </button>
  );
}

/** Asks for the list when the panel opens, when the team goes on, and now and then. */
function useFreshHistory(): void {
  const asker = useAsker();
  const { stage } = useSession();
  // The server keeps the moment a little after the stage has changed.
  useEffect(() => {
    void refreshHistory(asker);
    const soon = window.setTimeout(() => void refreshHistory(asker), stage === 0 ? 0 : 700);
    const timer = window.setInterval(() => void refreshHistory(asker), REFRESH_MS);
    return () => {
      window.clearTimeout(soon);
      window.clearInterval(timer);
    };
  }, [asker, stage]);
}
