import { useTranslation } from 'react-i18next';
import { useRow } from '../board/index.ts';
import { readDuration, showDuration } from './duration.ts';
import { Pick, PlainText, usePatch } from './fields.tsx';

/** How a policy waits for all of its events: what brings them together, where, and for how long. */
export function JoinParts({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  const timeout = row?.timeout ?? '';
  return (
    <>
      <PlainText
        label={t('inspector.policy.correlationKey')}
        hint={t('inspector.policy.correlationHint')}
        value={row?.correlationKey ?? ''}
        maxLength={64}
        onWrite={(key) => write({ correlationKey: key.trim() || null })}
      />
      <PlainText
        label={t('inspector.policy.timeout')}
        hint={t('inspector.policy.timeoutHint')}
        value={showDuration(timeout)}
        maxLength={40}
        check={(text) =>
          text.trim() === '' || readDuration(text) !== undefined ? undefined : t('inspector.policy.timeoutWrong')
        }
        onWrite={(text) => write({ timeout: readDuration(text) ?? null })}
      />
      <Pick
        label={t('inspector.policy.joinBy')}
        hint={t(row?.joinBy === 'workflow' ? 'inspector.policy.joinWorkflowHint' : 'inspector.policy.joinTableHint')}
        value={row?.joinBy ?? 'table'}
        choices={[
          { value: 'table', label: t('inspector.policy.joinTable') },
          { value: 'workflow', label: t('inspector.policy.joinWorkflow') },
        ]}
        onPick={(joinBy) => write({ joinBy: joinBy === 'workflow' ? 'workflow' : 'table' })}
      />
    </>
  );
}
