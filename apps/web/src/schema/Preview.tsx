import { Tabs } from '@base-ui/react/tabs';
import { contractOfCommand, eventSchema, payloadSchema } from '@stormbridge/exporters';
import type { Board, EventVersionRow } from '@stormbridge/model';
import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { useTypes } from '../compile/useTypes.ts';
import { Callout } from '../ui/Bits.tsx';
import { IconButton } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { showToast } from '../ui/toasts.ts';
import { Code } from './Code.tsx';
import styles from './Schema.module.css';

type Tab = 'jsonSchema' | 'typescript' | 'sampleTab';
const TABS: readonly Tab[] = ['jsonSchema', 'typescript', 'sampleTab'];

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

function textsOf(board: Board, version: EventVersionRow | undefined, owner: string) {
  if (version !== undefined) {
    const { schema, sample } = eventSchema(board, version);
    return { jsonSchema: pretty(schema), sampleTab: pretty(sample) };
  }
  const command = board.elements.get(owner);
  if (command === undefined) return { jsonSchema: '', sampleTab: '' };
  const contract = contractOfCommand(board, command);
  return { jsonSchema: pretty(payloadSchema(contract)), sampleTab: pretty(contract.sample) };
}

/** What comes of the fields, live: JSON Schema, TypeScript and a valid sample. */
export function Preview({ version, owner }: { readonly version?: EventVersionRow; readonly owner: string }) {
  const { t } = useTranslation();
  const board = useBoard();
  const [tab, setTab] = useState<Tab>('jsonSchema');
  const { jsonSchema, sampleTab } = useMemo(() => textsOf(board, version, owner), [board, version, owner]);
  const types = useTypes(board, owner);
  const typescript = types.state === 'ready' ? types.code : '';
  const text = { jsonSchema, sampleTab, typescript }[tab];
  const copy = (): void => {
    copyText(text).then(
      () => showToast({ title: t('common.copied'), tone: 'good' }),
      () => showToast({ title: t('common.copyFailed'), tone: 'problem' }),
    );
  };
  return (
    <section className={styles['preview']} aria-label={t('schema.preview')}>
      <Tabs.Root
        className={styles['previewTabs']}
        value={tab}
        onValueChange={(value) => setTab(TABS.find((one) => one === value) ?? 'jsonSchema')}
      >
        <div className={styles['previewHead']}>
          <Tabs.List className={styles['previewList']} aria-label={t('schema.preview')}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one} className={styles['previewTab']}>
                {t(`schema.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <IconButton size="small" label={t('schema.copyPreview', { what: t(`schema.${tab}`) })} onClick={copy}>
            <Copy size={14} aria-hidden="true" />
          </IconButton>
        </div>
        <Tabs.Panel value="jsonSchema" className={styles['previewBody']}>
          <Code text={jsonSchema} language="json" label={t('schema.jsonSchema')} />
        </Tabs.Panel>
        <Tabs.Panel value="typescript" className={styles['previewBody']}>
          {types.state === 'failed' ? (
            <Callout tone="problem">{t('schema.tsFailed', { why: types.why })}</Callout>
          ) : (
            <Code
              text={types.state === 'waiting' ? `// ${t('schema.tsWaiting')}` : types.code}
              language="typescript"
              label={t('schema.typescript')}
            />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="sampleTab" className={styles['previewBody']}>
          <Code text={sampleTab} language="json" label={t('schema.sampleTab')} />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
