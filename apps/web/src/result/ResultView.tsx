import { EXPORTERS, type Exporter } from '@stormbridge/exporters';
import { type Board, elementsOf } from '@stormbridge/model';
import { FileCode2, PackageOpen, SkipForward } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommonBoard, useSession } from '../board/index.ts';
import { lookAt } from '../room/room-store.ts';
import { useCalm } from '../room/useCalm.ts';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { Contents } from './Contents.tsx';
import { takeDesk } from './desk-ahead.ts';
import { ExportCard } from './ExportCard.tsx';
import { ExportRow } from './ExportRow.tsx';
import type { Check } from './maker-talk.ts';
import { hotSpotWarnings } from './open-points.ts';
import styles from './Result.module.css';
import { DeskContext, useDesk, useOutlook } from './useDesk.ts';

/** Ms of rest before it is looked again what keeps an export from being made. */
const PAUSE = 250;

/** The two exports that most people come for, and what their buttons are called. */
const MAIN = {
  cdk: { name: 'result.downloadScaffold', icon: PackageOpen },
  schema: { name: 'result.downloadSchema', icon: FileCode2 },
} as const;
type MainId = keyof typeof MAIN;
const isMain = (exporter: Exporter): exporter is Exporter & { readonly id: MainId } => Object.hasOwn(MAIN, exporter.id);

/** The result: everything that the board can become, and what still keeps it from that. */
export function ResultView() {
  const [desk] = useState(takeDesk);
  useEffect(() => () => desk.stop(), [desk]);
  return (
    <DeskContext value={desk}>
      <Result />
    </DeskContext>
  );
}

/** The file that is shown first: what the project is and how to begin. */
const FIRST_FILE = 'README.md';
const DECISIONS_FILE = 'docs/open-decisions.md';

function Result() {
  const { t } = useTranslation();
  const board = useCalm(useCommonBoard(), PAUSE);
  const { skipped } = useSession();
  const outlook = useOutlook(board);
  const [shown, setShown] = useState(FIRST_FILE);
  const main = EXPORTERS.filter(isMain);
  const { checks, inventory } = outlook.last ?? {};
  const desk = useDesk();
  const isStuck = (checks?.['cdk']?.problems.length ?? 0) > 0;
  useEffect(() => {
    if (isStuck) desk.warm();
  }, [desk, isStuck]);
  const hotSpots = useMemo(() => hotSpotWarnings(board), [board]);
  const checkOf = (exporter: Exporter): Check | undefined => {
    const check = checks?.[exporter.id];
    return check === undefined || exporter.id !== 'cdk'
      ? check
      : { ...check, warnings: [...check.warnings, ...hotSpots] };
  };
  const decisions = inventory?.decisions ?? 0;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h2>{t('result.heading')}</h2>
        <p>{t('result.lead')}</p>
        <Counts board={board} />
      </header>
      {outlook.state === 'failed' ? (
        <Callout tone="problem" role="alert" title={t('result.lookFailed')}>
          {t('result.failedText', { why: outlook.why })}
        </Callout>
      ) : null}
      {skipped.has('triggers') ? (
        <Callout
          tone="warn"
          icon={<SkipForward size={15} aria-hidden="true" />}
          title={t('result.skipped')}
          role="note"
        >
          <p>{t('result.skippedText')}</p>
          <div>
            <Button size="small" onClick={() => lookAt(3)}>
              {t('result.toTriggers')}
            </Button>
          </div>
        </Callout>
      ) : null}
      <div className={styles['main']}>
        {main.map((exporter) => (
          <ExportCard
            key={exporter.id}
            exporter={exporter}
            board={board}
            check={checkOf(exporter)}
            name={t(MAIN[exporter.id].name)}
            icon={MAIN[exporter.id].icon}
            steps={exporter.id === 'cdk'}
          >
            {exporter.id === 'cdk' && decisions > 0 ? (
              <p className={styles['leftOpen']}>
                {t('result.decisions', { count: decisions })}{' '}
                <button
                  type="button"
                  onClick={() => {
                    setShown(DECISIONS_FILE);
                    document.getElementById('contents')?.scrollIntoView({ block: 'start' });
                  }}
                >
                  {t('result.readDecisions')}
                </button>
              </p>
            ) : null}
          </ExportCard>
        ))}
      </div>
      <Contents
        board={board}
        inventory={inventory}
        blocked={checks !== undefined && inventory === undefined}
        shown={shown}
        onShow={setShown}
      />
      <section className={styles['others']} aria-labelledby="other-exports">
        <h3 id="other-exports">{t('result.other')}</h3>
        <ul>
          {EXPORTERS.filter((exporter) => !isMain(exporter)).map((exporter) => (
            <ExportRow key={exporter.id} exporter={exporter} board={board} check={checkOf(exporter)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Counts({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const counts = useMemo(
    () => ({
      events: elementsOf(board, 'event').length,
      commands: elementsOf(board, 'command').length,
      policies: elementsOf(board, 'policy').length,
      contexts: board.contexts.size,
      services: board.services.size,
      hotSpots: elementsOf(board, 'hotSpot').filter(({ status }) => status !== 'resolved').length,
    }),
    [board],
  );
  const names = ['events', 'commands', 'policies', 'contexts', 'services', 'hotSpots'] as const;
  return (
    <ul className={styles['counts']}>
      {names.map((name) => (
        <li key={name}>{t(`result.counts.${name}`, { count: counts[name] })}</li>
      ))}
    </ul>
  );
}
