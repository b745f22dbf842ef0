import { Tabs } from '@base-ui/react/tabs';
import { type EventVersionRow, eventVersionId, newVersion } from '@stormbridge/model';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Schema.module.css';

/** The versions of an event; a new one begins with a copy of the latest. */
export function VersionTabs({
  event,
  name,
  versions,
  chosen,
  onChoose,
}: {
  readonly event: string;
  readonly name: string;
  readonly versions: readonly EventVersionRow[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const begin = (): void => {
    const number = (versions.at(-1)?.version ?? 0) + 1;
    workshop.commit(newVersion(workshop.board, event, () => workshop.newId()));
    onChoose(eventVersionId(event, number));
    showToast({ title: t('schema.versionMade', { number }), tone: 'good' });
  };
  return (
    <div className={styles['versions']}>
      <Tabs.Root value={chosen} onValueChange={(value) => onChoose(String(value))}>
        <Tabs.List className={styles['versionList']} aria-label={t('schema.versions', { name })}>
          {versions.map((version) => (
            <Tabs.Tab key={version.id} value={version.id} className={styles['versionTab']} data-status={version.status}>
              {t('schema.versionTab', { number: version.version })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs.Root>
      {canWrite ? (
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onClick={begin}>
          {t('schema.newVersion')}
        </Button>
      ) : null}
    </div>
  );
}
