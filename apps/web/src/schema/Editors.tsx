import { codeNames, versionsOf } from '@stormbridge/model';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { Pick, SharedText, usePatch } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { FieldTable } from './FieldTable.tsx';
import { Preview } from './Preview.tsx';
import { SampleEditor } from './SampleEditor.tsx';
import styles from './Schema.module.css';
import type { Subject } from './subjects.ts';
import { VersionTabs } from './VersionTabs.tsx';

interface Props {
  readonly subject: Subject;
}

function Head({ subject, children }: Props & { readonly children?: React.ReactNode }) {
  const { t } = useTranslation();
  const code = useBoard((board) => codeNames(board).get(subject.id));
  const owner = subject.owner === undefined ? t('schema.ownerNone') : t('schema.owner', { name: subject.owner });
  return (
    <header className={styles['head']}>
      <div>
        <h2>{shortLabel(subject.label)}</h2>
        <p>
          <code>{code}</code>
          {subject.kind === 'type' ? null : <span> · {owner}</span>}
        </p>
      </div>
      {children}
    </header>
  );
}

/** An event: its versions, and of the chosen one the title, the fields, the sample and what comes of them. */
export function EventEditor({ subject }: Props) {
  const { t } = useTranslation();
  const board = useBoard();
  const versions = versionsOf(board, subject.id);
  const [picked, setPicked] = useState<string>();
  const version = versions.find(({ id }) => id === picked) ?? versions.at(-1);
  if (version === undefined) return null;
  const name = shortLabel(subject.label);
  return (
    <>
      <section className={styles['editor']}>
        <Head subject={subject}>
          <VersionTabs event={subject.id} name={name} versions={versions} chosen={version.id} onChoose={setPicked} />
        </Head>
        <VersionFacts key={`${version.id} facts`} id={version.id} status={version.status} />
        <FieldTable
          key={`${version.id} fields`}
          owner={version.id}
          label={t('schema.tableOf', { name, number: version.version })}
        />
        <SampleEditor key={`${version.id} sample`} version={version} />
      </section>
      <Preview version={version} owner={version.id} />
    </>
  );
}

function VersionFacts({ id, status }: { readonly id: string; readonly status: 'draft' | 'inUse' | 'retired' }) {
  const { t } = useTranslation();
  const write = usePatch('eventVersions', id);
  const choices = (['draft', 'inUse', 'retired'] as const).map((value) => ({ value, label: t(`schema.${value}`) }));
  return (
    <div className={styles['facts']}>
      <SharedText table="eventVersions" id={id} field="title" label={t('schema.title')} />
      <SharedText table="eventVersions" id={id} field="description" label={t('schema.description')} />
      <Pick
        label={t('schema.status')}
        value={status}
        choices={choices}
        onPick={(next) => write({ status: choices.find(({ value }) => value === next)?.value ?? 'draft' })}
      />
      {status === 'inUse' ? (
        <div className={styles['wide']}>
          <Callout tone="info">{t('schema.inUseNote')}</Callout>
        </div>
      ) : null}
    </div>
  );
}

/** A command: what it has to know. */
export function CommandEditor({ subject }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <section className={styles['editor']}>
        <Head subject={subject} />
        <FieldTable owner={subject.id} label={t('schema.tableOfCommand', { name: shortLabel(subject.label) })} />
      </section>
      <Preview owner={subject.id} />
    </>
  );
}

/** A shared type: a value that several events and commands speak of. */
export function TypeEditor({ subject }: Props) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  return (
    <section className={styles['editor']}>
      <Head subject={subject}>
        {canWrite ? (
          <Button
            size="small"
            look="danger"
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => removeRow([subject.id])}
          >
            {t('schema.removeType')}
          </Button>
        ) : null}
      </Head>
      <div className={styles['facts']}>
        <SharedText table="types" id={subject.id} field="name" label={t('schema.typeName')} />
        <SharedText table="types" id={subject.id} field="description" label={t('schema.description')} />
      </div>
      <FieldTable owner={subject.id} label={t('schema.tableOfType', { name: shortLabel(subject.label) })} />
    </section>
  );
}
