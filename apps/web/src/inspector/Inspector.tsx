import { KINDS, type Kind, NOTATION, tableOf } from '@stormbridge/model';
import { Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights } from '../board/index.ts';
import { select, useCanvas } from '../canvas/canvas-store.ts';
import { useRemove } from '../room/useRemove.ts';
import { IconButton } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { AggregatePanel } from './AggregatePanel.tsx';
import { ContextPanel } from './ContextPanel.tsx';
import { ElementPanel } from './ElementPanel.tsx';
import styles from './Inspector.module.css';
import { PhasePanel } from './PhasePanel.tsx';
import { ServicePanel } from './ServicePanel.tsx';
import { SeveralPanel } from './SeveralPanel.tsx';

/** Everything about the selection. Not there without one. */
export function Inspector() {
  const { t } = useTranslation();
  const selection = useCanvas((state) => state.selection);
  const ids = [...selection];
  const id = ids.length === 1 ? ids[0] : undefined;
  const subject = useBoard((board) => (id === undefined ? undefined : tableOf(board, id)));
  const kind = useBoard((board) => (id === undefined ? undefined : kindOfRow(board.elements.get(id)?.kind, subject)));
  const author = useBoard((board) => board.elements.get(id ?? '')?.author);
  if (ids.length === 0 || (id !== undefined && (subject === undefined || kind === undefined))) return null;
  return (
    <Card
      as="aside"
      panel="inspector"
      label={t('inspector.label')}
      icon={kind === undefined ? undefined : <KindChip kind={kind} />}
      title={kind === undefined ? t('inspector.several', { count: ids.length }) : NOTATION[kind].label}
      aside={author}
      asideClassName={styles['by']}
      tools={<HeadButtons ids={ids} />}
    >
      {id === undefined ? <SeveralPanel ids={ids} /> : <Panel id={id} table={subject} />}
    </Card>
  );
}

const AREAS: Readonly<Record<string, Kind>> = {
  aggregates: 'aggregate',
  placements: 'aggregate',
  contexts: 'context',
  services: 'service',
  phases: 'phase',
};

const kindOfRow = (kind: Kind | undefined, table: string | undefined): Kind | undefined =>
  kind !== undefined && KINDS.includes(kind) ? kind : AREAS[table ?? ''];

function Panel({ id, table }: { readonly id: string; readonly table: string | undefined }): ReactNode {
  if (table === 'elements') return <ElementPanel key={id} id={id} />;
  if (table === 'aggregates') return <AggregatePanel key={id} id={id} />;
  if (table === 'placements') return <AggregatePanel key={id} placement={id} />;
  if (table === 'contexts') return <ContextPanel key={id} id={id} />;
  if (table === 'services') return <ServicePanel key={id} id={id} />;
  return table === 'phases' ? <PhasePanel key={id} id={id} /> : null;
}

function HeadButtons({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  return (
    <span className={styles['tools']}>
      {canWrite ? (
        <IconButton
          size="small"
          label={t('inspector.deleteSelection')}
          onClick={() => {
            removeRow(ids);
            select([]);
          }}
        >
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      ) : null}
      <IconButton size="small" label={t('inspector.clear')} onClick={() => select([])}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
