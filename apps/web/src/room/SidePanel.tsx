import { Tabs } from '@base-ui/react/tabs';
import { X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights } from '../board/index.ts';
import { AsViewed } from '../history/AsViewed.tsx';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { Outline } from '../outline/Outline.tsx';
import { AggregatesBench } from '../stages/AggregatesBench.tsx';
import { ContextsBench } from '../stages/ContextsBench.tsx';
import { SequenceBench } from '../stages/SequenceBench.tsx';
import { ServicesBench } from '../stages/ServicesBench.tsx';
import { IconButton } from '../ui/Button.tsx';
import { showSide, useRoom } from './room-store.ts';
import styles from './SidePanel.module.css';
import { useSideFolds } from './useSideFolds.ts';
import { useStage } from './useStage.ts';

const BENCHES = {
  sequence: SequenceBench,
  aggregates: AggregatesBench,
  contexts: ContextsBench,
  services: ServicesBench,
} as const;
type BenchKey = keyof typeof BENCHES;
const TABS = ['stage', 'outline', 'history'] as const;
const isBench = (key: string): key is BenchKey => Object.hasOwn(BENCHES, key);

/** The panel between rail and view: what the stage does by menu, and the outline of everything. */
export const SidePanel = memo(function SidePanel() {
  const { t } = useTranslation();
  useSideFolds();
  const tab = useRoom((state) => state.sideTab);
  const stage = useStage();
  const bench = isBench(stage.key) ? stage.key : undefined;
  const Bench = bench === undefined ? undefined : BENCHES[bench];
  const shown = bench === undefined && tab === 'stage' ? 'outline' : tab;
  return (
    <aside className={styles['panel']} aria-label={t('room.sidePanel')} data-panel="side">
      <Tabs.Root
        className={styles['tabs']}
        value={shown}
        onValueChange={(value) => showSide(TABS.find((one) => one === value))}
      >
        <div className={styles['list']}>
          <Tabs.List className={styles['tabList']} aria-label={t('room.sidePanel')}>
            {bench === undefined ? null : <Tab value="stage">{t(`workbench.${bench}.tab`)}</Tab>}
            <Tab value="outline">{t('room.outline')}</Tab>
            <Tab value="history">{t('history.title')}</Tab>
          </Tabs.List>
          <IconButton size="small" label={t('room.closeSidePanel')} onClick={() => showSide(undefined)}>
            <X size={15} aria-hidden="true" />
          </IconButton>
        </div>
        {Bench === undefined ? null : (
          <Tabs.Panel className={styles['bench']} value="stage" tabIndex={-1}>
            <AsViewed>
              <Bench />
            </AsViewed>
          </Tabs.Panel>
        )}
        <Tabs.Panel className={styles['outline']} value="outline" tabIndex={-1}>
          <AsViewed>
            <StageOutline stage={stage.number} />
          </AsViewed>
        </Tabs.Panel>
        <Tabs.Panel className={styles['outline']} value="history" tabIndex={-1}>
          <HistoryPanel />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
});

function StageOutline({ stage }: { readonly stage: number }) {
  const { canWrite } = useRights();
  return <Outline stage={stage} readOnly={!canWrite} />;
}

function Tab({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Tabs.Tab className={styles['tab']} value={value}>
      {children}
    </Tabs.Tab>
  );
}
