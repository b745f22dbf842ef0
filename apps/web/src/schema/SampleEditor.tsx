import { contractOfVersion } from '@stormbridge/exporters';
import type { EventVersionRow, Json } from '@stormbridge/model';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights } from '../board/index.ts';
import { usePatch } from '../inspector/fields.tsx';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import styles from './Schema.module.css';

const pretty = (value: Json | undefined): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** One payload as JSON, checked against the fields as they are now. */
export function SampleEditor({ version }: { readonly version: EventVersionRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const write = usePatch('eventVersions', version.id);
  const board = useBoard();
  const contract = useMemo(() => contractOfVersion(board, version), [board, version]);
  const [draft, setDraft] = useState<string>();
  const [why, setWhy] = useState<string>();
  const finish = (): void => {
    if (draft === undefined) return;
    try {
      write({ sample: draft.trim() === '' ? null : (JSON.parse(draft) as Json) });
      setDraft(undefined);
      setWhy(undefined);
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={styles['sample']}>
      <TextArea
        label={t('schema.sample')}
        hint={t('schema.sampleHint')}
        value={draft ?? pretty(version.sample)}
        placeholder={pretty(contract.sample)}
        readOnly={!canWrite}
        spellCheck={false}
        className={styles['code']}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
      />
      {/* The buttons come first: what is said on leaving the field must not move them away from the pointer. */}
      {canWrite ? (
        <div className={styles['sampleButtons']}>
          <Button
            size="small"
            onClick={() => {
              setDraft(undefined);
              setWhy(undefined);
              write({ sample: contract.sample });
            }}
          >
            {t('schema.sampleFill')}
          </Button>
          {version.sample === undefined ? null : (
            <Button size="small" look="quiet" onClick={() => write({ sample: null })}>
              {t('schema.sampleClear')}
            </Button>
          )}
        </div>
      ) : null}
      {why === undefined ? (
        <Verdict given={version.sample !== undefined} faults={contract.sampleFaults} />
      ) : (
        <Callout tone="problem" role="alert" icon={<TriangleAlert size={15} aria-hidden="true" />}>
          {t('schema.sampleNotJson', { why })}
        </Callout>
      )}
    </div>
  );
}

function Verdict({ given, faults }: { readonly given: boolean; readonly faults: readonly string[] }) {
  const { t } = useTranslation();
  if (!given) return null;
  if (faults.length === 0)
    return (
      <Callout tone="good" role="status" icon={<CircleCheck size={15} aria-hidden="true" />}>
        {t('schema.sampleFits')}
      </Callout>
    );
  return (
    <Callout
      tone="warn"
      role="status"
      icon={<TriangleAlert size={15} aria-hidden="true" />}
      title={t('schema.sampleFaults')}
    >
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </Callout>
  );
}
