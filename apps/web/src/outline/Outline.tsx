import { type Board, emptyBoard } from '@stormbridge/model';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Outline.module.css';
import { OutlineTree } from './OutlineTree.tsx';
import { type GroupNames, linesOf, type OutlineLine, outlineOf } from './tree.ts';
import { useBoardLater } from './use-board-later.ts';

/**
 * Every element of the board as a tree: the way to what the canvas only paints. Standing on a line makes its note live
 * and brings it into view; Enter renames, Delete deletes, Shift+F10 opens the actions.
 */
export function Outline({ stage, readOnly }: { readonly stage: number; readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const board = useBoardLater();
  const lines = useLines(board ?? emptyBoard, stage, closed, query);
  const fold = useCallback((key: string, shut: boolean): void => {
    setClosed((before) => {
      const next = new Set(before);
      if (shut) next.add(key);
      else next.delete(key);
      return next;
    });
  }, []);
  return (
    <div className={styles['outline']}>
      <label className={styles['filter']}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          value={query}
          aria-label={t('outline.search')}
          placeholder={t('outline.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {board !== undefined && lines.length === 0 ? (
        <p className={styles['nothing']}>{t(query === '' ? 'outline.empty' : 'outline.nothing')}</p>
      ) : null}
      <OutlineTree lines={lines} readOnly={readOnly} fold={fold} />
    </div>
  );
}

function useLines(board: Board, stage: number, closed: ReadonlySet<string>, query: string): readonly OutlineLine[] {
  const { t } = useTranslation();
  const nodes = useMemo(() => {
    const names: GroupNames = {
      events: t('outline.group.events'),
      unordered: t('outline.group.unordered'),
      contexts: t('outline.group.contexts'),
      aggregates: t('outline.group.aggregates'),
      unassigned: t('outline.group.unassigned'),
    };
    return outlineOf(board, stage, names);
  }, [board, stage, t]);
  return useMemo(() => linesOf(nodes, closed, query), [nodes, closed, query]);
}
