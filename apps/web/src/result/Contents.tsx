import { Tabs } from '@base-ui/react/tabs';
import type { Inventory } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { FileSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout, EmptyState } from '../ui/Bits.tsx';
import styles from './Contents.module.css';
import { Costs } from './Costs.tsx';
import { Figures } from './Figures.tsx';
import { Files } from './Files.tsx';
import { useFiles } from './useDesk.ts';

/** The project before it is downloaded: how much it is, every file of it, and what of it costs money. */
export function Contents({
  board,
  inventory,
  blocked,
  shown,
  onShow,
}: {
  readonly board: Board;
  readonly inventory: Inventory | undefined;
  readonly blocked: boolean;
  readonly shown: string;
  readonly onShow: (path: string) => void;
}) {
  const { t } = useTranslation();
  const coming = useFiles(board, 'cdk', inventory !== undefined);
  return (
    <section className={styles['card']} aria-labelledby="contents-heading" id="contents">
      <header className={styles['head']}>
        <h3 id="contents-heading">{t('result.contents')}</h3>
        {blocked ? null : <Figures files={coming.last} inventory={inventory} />}
      </header>
      {blocked ? (
        <EmptyState
          icon={<FileSearch size={20} aria-hidden="true" />}
          title={t('result.contentsBlocked')}
          text={t('result.contentsBlockedText')}
        />
      ) : coming.state === 'failed' ? (
        <Callout tone="problem" role="alert" title={t('result.contentsFailed')}>
          {t('result.failedText', { why: coming.why })}
        </Callout>
      ) : (
        <Tabs.Root defaultValue="files" className={styles['tabs']}>
          <Tabs.List className={styles['list']} aria-label={t('result.contents')}>
            <Tabs.Tab value="files" className={styles['tab']}>
              {t('result.files.tab')}
            </Tabs.Tab>
            <Tabs.Tab value="costs" className={styles['tab']}>
              {t('result.costs.tab')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="files" keepMounted>
            <Files board={board} exporter="cdk" files={coming.last ?? []} shown={shown} onShow={onShow} />
          </Tabs.Panel>
          <Tabs.Panel value="costs">
            {inventory === undefined ? null : <Costs inventory={inventory} board={board} />}
          </Tabs.Panel>
        </Tabs.Root>
      )}
    </section>
  );
}
