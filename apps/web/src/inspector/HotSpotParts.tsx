import { HOT_SPOT_KINDS } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRow } from '../board/index.ts';
import { subjects } from './choices.ts';
import { Pick, PlainText, usePatch } from './fields.tsx';
import styles from './Inspector.module.css';

/** What only a hot spot has: what it is, how it stands, who takes it on, and what it is about. */
export function HotSpotParts({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const board = useBoard();
  const row = useRow('elements', id);
  const about = useMemo(() => subjects(board, id), [board, id]);
  return (
    <>
      <div className={styles['pair']}>
        <Pick
          label={t('inspector.hotSpot.kind')}
          value={row?.hotSpotKind ?? 'question'}
          choices={HOT_SPOT_KINDS.map((value) => ({ value, label: t(`inspector.hotSpot.${value}`) }))}
          onPick={(picked) => write({ hotSpotKind: HOT_SPOT_KINDS.find((kind) => kind === picked) ?? null })}
        />
        <Pick
          label={t('inspector.hotSpot.status')}
          value={row?.status ?? 'open'}
          choices={[
            { value: 'open', label: t('inspector.hotSpot.open') },
            { value: 'resolved', label: t('inspector.hotSpot.resolved') },
          ]}
          onPick={(status) => write({ status: status === 'resolved' ? 'resolved' : 'open' })}
        />
      </div>
      <Pick
        label={t('inspector.hotSpot.on')}
        value={row?.on}
        choices={about}
        none={t('inspector.hotSpot.onNothing')}
        onPick={(on) => write({ on: on ?? null })}
      />
      <PlainText
        label={t('inspector.hotSpot.owner')}
        value={row?.owner ?? ''}
        maxLength={100}
        onWrite={(owner) => write({ owner: owner.trim() || null })}
      />
    </>
  );
}
