import { add } from '@stormbridge/model';
import { Search, Shapes } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights, useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { AddLine } from '../stages/AddLine.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { useMore } from '../ui/More.tsx';
import styles from './Schema.module.css';
import { matching, type Subject } from './subjects.ts';

const GROUPS = [
  { kind: 'event', title: 'schema.events' },
  { kind: 'command', title: 'schema.commands' },
  { kind: 'type', title: 'schema.types' },
] as const;

/** What may have a schema, to choose from. */
export function SubjectList({
  subjects,
  chosen,
  search,
  onSearch,
  onChoose,
}: {
  readonly subjects: readonly Subject[];
  readonly chosen: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const shown = matching(subjects, search);
  const addType = (name: string): void => {
    const id = workshop.newId();
    workshop.commit([add('types', id, { name })]);
    onChoose(id);
  };
  return (
    <nav className={styles['list']} aria-label={t('schema.list')}>
      <label className={styles['search']}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          value={search}
          aria-label={t('schema.search')}
          placeholder={t('schema.search')}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      {GROUPS.map(({ kind, title }) => (
        <Group
          key={kind}
          title={t(title)}
          rows={shown.filter((subject) => subject.kind === kind)}
          chosen={chosen}
          onChoose={onChoose}
        >
          {kind === 'type' && canWrite ? (
            <AddLine
              label={t('schema.addType')}
              button={t('schema.addTypeButton')}
              placeholder={t('schema.typePlaceholder')}
              onAdd={addType}
            />
          ) : null}
        </Group>
      ))}
    </nav>
  );
}

function Group({
  title,
  rows,
  chosen,
  onChoose,
  children,
}: {
  readonly title: string;
  readonly rows: readonly Subject[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly children: ReactNode;
}) {
  const { shown, more } = useMore(rows);
  if (rows.length === 0 && children === null) return null;
  return (
    <section className={styles['group']} aria-label={title}>
      <h2>
        {title} <span>{rows.length}</span>
      </h2>
      <ul>
        {shown.map((subject) => (
          <Item key={subject.id} subject={subject} chosen={subject.id === chosen} onChoose={onChoose} />
        ))}
      </ul>
      {more}
      {children}
    </section>
  );
}

function Item({
  subject,
  chosen,
  onChoose,
}: {
  readonly subject: Subject;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const count = subject.fields === 0 ? t('schema.noFields') : t('schema.fieldCount', { count: subject.fields });
  return (
    <li>
      <button
        type="button"
        className={styles['item']}
        aria-current={chosen ? 'true' : undefined}
        aria-label={shortLabel(subject.label)}
        title={`${subject.label} · ${count}`}
        onClick={() => onChoose(subject.id)}
      >
        {subject.kind === 'type' ? <Shapes size={14} aria-hidden="true" /> : <KindChip kind={subject.kind} size={14} />}
        <span>{shortLabel(subject.label)}</span>
        <em data-none={subject.fields === 0} aria-hidden="true">
          {subject.fields}
        </em>
      </button>
    </li>
  );
}
