import { comesFrom, connect, type ElementKind, type ElementRow, leadsTo, NOTATION, remove } from '@stormbridge/model';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { reveal, select } from '../canvas/canvas-store.ts';
import { IconButton } from '../ui/Button.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { showToast } from '../ui/toasts.ts';
import { shortLabel } from './choices.ts';
import { Pick } from './fields.tsx';
import styles from './Inspector.module.css';

/** What leads here and where this leads, with the arrows that the grammar allows to add. */
export function FlowSection({ id, kind }: { readonly id: string; readonly kind: ElementKind }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const board = useBoard();
  const from = comesFrom(board, id);
  const to = leadsTo(board, id);
  return (
    <section className={styles['section']}>
      <h3>{t('inspector.flows.heading')}</h3>
      <FlowList id={id} rows={from} direction="from" />
      <FlowList id={id} rows={to} direction="to" />
      {canWrite ? <AddArrow id={id} kind={kind} /> : null}
    </section>
  );
}

function FlowList({
  id,
  rows,
  direction,
}: {
  readonly id: string;
  readonly rows: readonly ElementRow[];
  readonly direction: 'from' | 'to';
}) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const drop = (other: string): void => {
    const [start, end] = direction === 'from' ? [other, id] : [id, other];
    const flows = [...workshop.board.flows.values()].filter((flow) => flow.from === start && flow.to === end);
    workshop.commit(flows.map((flow) => remove('flows', flow.id)));
  };
  return (
    <div className={styles['flow']}>
      <span>{t(direction === 'from' ? 'inspector.flows.from' : 'inspector.flows.to')}</span>
      {rows.length === 0 ? (
        <p className={styles['quietText']}>{t('inspector.flows.nothing')}</p>
      ) : (
        <ul>
          {rows.map((row) => {
            const name = shortLabel(row.label);
            return (
              <li key={row.id}>
                <button
                  type="button"
                  className={styles['link']}
                  aria-label={t('inspector.flows.show', { name })}
                  onClick={() => {
                    select([row.id]);
                    reveal(row.id);
                  }}
                >
                  <KindChip kind={row.kind} size={16} />
                  <span>{name}</span>
                </button>
                {canWrite ? (
                  <IconButton
                    size="small"
                    label={t(direction === 'from' ? 'inspector.flows.removeFrom' : 'inspector.flows.remove', { name })}
                    onClick={() => drop(row.id)}
                  >
                    <X size={13} aria-hidden="true" />
                  </IconButton>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function AddArrow({ id, kind }: { readonly id: string; readonly kind: ElementKind }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const targets = useMemo(() => {
    const drawn = new Set(leadsTo(board, id).map((row) => row.id));
    return [...board.elements.values()]
      .filter((row) => row.id !== id && NOTATION[kind].leadsTo.includes(row.kind) && !drawn.has(row.id))
      .map((row) => ({ value: row.id, label: `${NOTATION[row.kind].label}: ${shortLabel(row.label)}` }))
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  }, [board, id, kind]);
  return (
    <Pick
      label={t('inspector.flows.add')}
      value={undefined}
      none={t('inspector.flows.choose')}
      choices={targets}
      onPick={(target) => {
        if (target === undefined) return;
        const result = connect(workshop.board, workshop.newId(), id, target);
        if (result.ok) workshop.commit(result.value);
        else showToast({ title: t('inspector.flows.refused'), text: result.problems[0]?.message ?? '', tone: 'info' });
      }}
    />
  );
}
