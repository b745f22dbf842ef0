import { EXPORTERS, type Exporter } from '@stormbridge/exporters';
import { type Board, elementsOf } from '@stormbridge/model';
import { FileCode2, PackageOpen, SkipForward } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useSession } from '../board/index.ts';
import { lookAt } from '../room/room-store.ts';
import { useCalm } from '../room/useCalm.ts';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { ExportCard } from './ExportCard.tsx';
import { ExportRow } from './ExportRow.tsx';
import styles from './Result.module.css';

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
  const { t } = useTranslation();
  const board = useCalm(useBoard(), PAUSE);
  const { skipped } = useSession();
  const main = EXPORTERS.filter(isMain);
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h2>{t('result.heading')}</h2>
        <p>{t('result.lead')}</p>
        <Counts board={board} />
      </header>
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
            name={t(MAIN[exporter.id].name)}
            icon={MAIN[exporter.id].icon}
            steps={exporter.id === 'cdk'}
          />
        ))}
      </div>
      <section className={styles['others']} aria-labelledby="other-exports">
        <h3 id="other-exports">{t('result.other')}</h3>
        <ul>
          {EXPORTERS.filter((exporter) => !isMain(exporter)).map((exporter) => (
            <ExportRow key={exporter.id} exporter={exporter} board={board} />
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
