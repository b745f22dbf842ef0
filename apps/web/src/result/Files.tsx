import type { Board } from '@stormbridge/model';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Files.module.css';
import { FileTree } from './FileTree.tsx';
import { FileView } from './FileView.tsx';
import { foldersTo, found, linesOf, treeOf } from './file-tree.ts';
import type { MadeFile } from './maker-talk.ts';
import { useFile } from './useDesk.ts';

/** Every file that an export would write, to be searched and read before it is downloaded. */
export function Files({
  board,
  exporter,
  files,
  shown,
  onShow,
}: {
  readonly board: Board;
  readonly exporter: string;
  readonly files: readonly MadeFile[];
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const matching = useMemo(() => found(files, wanted), [files, wanted]);
  const tree = useMemo(() => treeOf(matching), [matching]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const searching = wanted.trim() !== '';
  // The way to the file that is shown opens with it, and stays as people fold it.
  const [way, setWay] = useState<string>();
  if (shown !== way && !searching && tree.length > 0) {
    setWay(shown);
    setOpen(new Set([...open, ...foldersTo(tree, shown ?? '')]));
  }
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => {
    if (!searching) return linesOf(tree, open);
    const all = linesOf(tree, 'all').flatMap(({ entry }) => (entry.file === undefined ? [entry.path] : []));
    return linesOf(tree, new Set(all.filter((path) => !closed.has(path))));
  }, [tree, open, searching, closed]);
  const turn = (paths: readonly string[], on: boolean): void => {
    const change = (before: ReadonlySet<string>, add: boolean): ReadonlySet<string> => {
      const next = new Set(before);
      for (const path of paths) add ? next.add(path) : next.delete(path);
      return next;
    };
    if (searching) setClosed((before) => change(before, !on));
    else setOpen((before) => change(before, on));
  };
  const file = files.find(({ path }) => path === shown);
  const coming = useFile(board, exporter, file?.path);
  return (
    <div className={styles['files']}>
      <div className={styles['side']}>
        <div className={styles['search']}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            value={search}
            placeholder={t('result.files.search')}
            aria-label={t('result.files.search')}
            onChange={(event) => {
              setSearch(event.target.value);
              setClosed(new Set());
            }}
          />
          <output aria-live="polite">{searching ? t('result.files.found', { count: matching.length }) : null}</output>
        </div>
        {matching.length === 0 ? (
          <p className={styles['nothing']}>{t('result.files.none')}</p>
        ) : (
          <FileTree lines={lines} shown={shown} label={t('result.files.label')} onShow={onShow} onOpen={turn} />
        )}
      </div>
      <FileView file={file} coming={coming} />
    </div>
  );
}
