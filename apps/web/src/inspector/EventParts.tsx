import { comesFrom } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useRow } from '../board/index.ts';
import { CheckField } from '../ui/Field.tsx';
import { PlainText, usePatch } from './fields.tsx';
import { AggregateOf, ServiceOf } from './Ownership.tsx';

/** What only a domain event has: the aggregate that owns it, or the service that produces it, and whether it is pivotal. */
export function EventParts({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  const cloud = useBoard((board) =>
    comesFrom(board, id, 'externalSystem').some((one) => one.cloudSource !== undefined),
  );
  return (
    <>
      <AggregateOf id={id} />
      {row?.aggregate === undefined ? <ServiceOf id={id} label={t('inspector.producer')} /> : null}
      {cloud || row?.cloudDetailType !== undefined ? (
        <PlainText
          label={t('inspector.cloud.detailType')}
          hint={t('inspector.cloud.detailTypeHint')}
          value={row?.cloudDetailType ?? ''}
          maxLength={128}
          onWrite={(text) => write({ cloudDetailType: text.trim() || null })}
        />
      ) : null}
      <CheckField
        label={t('inspector.pivotal')}
        hint={t('inspector.pivotalHint')}
        checked={row?.pivotal ?? false}
        disabled={!canWrite}
        onChange={(event) => write({ pivotal: event.target.checked })}
      />
    </>
  );
}
