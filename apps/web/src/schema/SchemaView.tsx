import { Braces } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { useDeskAhead } from '../result/desk-ahead.ts';
import { showEvent, useRoom } from '../room/room-store.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { CommandEditor, EventEditor, TypeEditor } from './Editors.tsx';
import styles from './Schema.module.css';
import { SubjectList } from './SubjectList.tsx';
import { subjectsOf } from './subjects.ts';

/** Stage 8: the structure of every event, command and shared type, and what comes of it. */
export function SchemaView() {
  const { t } = useTranslation();
  const board = useBoard();
  const chosen = useRoom((state) => state.event);
  const subjects = useMemo(() => subjectsOf(board), [board]);
  const [search, setSearch] = useState('');
  useDeskAhead();
  const subject = subjects.find(({ id }) => id === chosen) ?? subjects[0];
  if (subject === undefined)
    return (
      <div className={styles['nothing']}>
        <EmptyState
          icon={<Braces size={20} aria-hidden="true" />}
          title={t('schema.nothing')}
          text={t('schema.nothingText')}
        />
      </div>
    );
  return (
    <div className={styles['page']}>
      <SubjectList subjects={subjects} chosen={subject.id} search={search} onSearch={setSearch} onChoose={showEvent} />
      <div className={styles['work']}>
        <div className={styles['pair']}>
          {subject.kind === 'event' ? <EventEditor key={subject.id} subject={subject} /> : null}
          {subject.kind === 'command' ? <CommandEditor key={subject.id} subject={subject} /> : null}
          {subject.kind === 'type' ? <TypeEditor key={subject.id} subject={subject} /> : null}
        </div>
      </div>
    </div>
  );
}
