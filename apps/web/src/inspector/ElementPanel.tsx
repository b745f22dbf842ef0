import { changeKind, ELEMENT_KINDS, type ElementKind, NOTATION } from '@stormbridge/model';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights, useRow, useWorkshop } from '../board/index.ts';
import { KindChip } from '../ui/KindChip.tsx';
import { CodeName } from './CodeName.tsx';
import { EventParts } from './EventParts.tsx';
import { ExternalSystemParts } from './ExternalSystemParts.tsx';
import { FlowSection } from './FlowSection.tsx';
import { SharedArea } from './fields.tsx';
import { HotSpotParts } from './HotSpotParts.tsx';
import styles from './Inspector.module.css';
import { ActorParts, CommandParts, PolicyParts, ReadModelParts, TimerParts } from './KindParts.tsx';
import { TimeSection } from './TimeSection.tsx';

const PARTS: { readonly [K in ElementKind]: (props: { readonly id: string }) => React.ReactNode } = {
  event: EventParts,
  command: CommandParts,
  actor: ActorParts,
  policy: PolicyParts,
  readModel: ReadModelParts,
  externalSystem: ExternalSystemParts,
  timer: TimerParts,
  hotSpot: HotSpotParts,
};

/** Everything about one element. */
export function ElementPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const row = useRow('elements', id);
  if (row === undefined) return null;
  const Parts = PARTS[row.kind];
  return (
    <>
      <section className={styles['section']}>
        <KindStrip id={id} kind={row.kind} />
        <SharedArea table="elements" id={id} field="label" label={t('inspector.text')} counted />
        <SharedArea table="elements" id={id} field="description" label={t('inspector.description')} />
      </section>
      <section className={styles['section']}>
        <Parts id={id} />
      </section>
      {row.kind === 'event' ? <TimeSection id={id} /> : null}
      {row.kind === 'hotSpot' ? null : <FlowSection id={id} kind={row.kind} />}
      {row.kind === 'hotSpot' ? null : (
        <section className={styles['section']}>
          <CodeName table="elements" id={id} value={row.codeName} />
        </section>
      )}
    </>
  );
}

/** The kinds as one row of radio buttons; arrow keys move through them. */
function KindStrip({ id, kind }: { readonly id: string; readonly kind: ElementKind }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const choose = (next: ElementKind): void => void workshop.commit(changeKind(workshop.board, id, next));
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = (ELEMENT_KINDS.indexOf(kind) + by + ELEMENT_KINDS.length) % ELEMENT_KINDS.length;
    const next = ELEMENT_KINDS[at];
    if (next === undefined) return;
    choose(next);
    (event.currentTarget.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={styles['kinds']} role="radiogroup" aria-label={t('inspector.kind')} onKeyDown={step}>
      {ELEMENT_KINDS.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: a sticky as a radio button, which a native one cannot look like
        <button
          key={one}
          type="button"
          role="radio"
          aria-checked={one === kind}
          aria-label={NOTATION[one].label}
          title={`${NOTATION[one].label} (${NOTATION[one].shortcut})`}
          tabIndex={one === kind ? 0 : -1}
          disabled={!canWrite}
          onClick={() => choose(one)}
        >
          <KindChip kind={one} size={22} />
        </button>
      ))}
    </div>
  );
}
