import { labelOf } from '@stormbridge/model';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { type CanvasState, useCanvas } from './canvas-store.ts';
import styles from './Picker.module.css';
import { optionId, PickList } from './PickList.tsx';
import { pickLines } from './pick-lines.ts';
import { picksFor } from './picks.ts';

type Picking = NonNullable<CanvasState['picking']>;

/** A list of targets with a search: how arrows, aggregates, contexts and services are chosen without dragging. */
export function Picker() {
  const picking = useCanvas((state) => state.picking);
  if (picking === undefined) return null;
  return <OpenPicker key={`${picking.what} ${picking.ids.join(' ')}`} {...picking} />;
}

function OpenPicker({ what, ids }: Picking) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const list = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const picks = useMemo(() => picksFor(board, what, ids, () => workshop.newId()), [board, what, ids, workshop]);
  const lines = useMemo(() => pickLines(picks, query), [picks, query]);
  const title = useTitle(what, ids);
  const choose = (index: number): void => {
    const result = lines[index]?.changes();
    if (result === undefined) return;
    if (!result.ok) {
      showToast({ title: result.problems[0]?.message ?? '' });
      return;
    }
    workshop.commit(result.value);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, lines.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(at);
    else return;
    event.preventDefault();
  };
  const search = t(picks.create === undefined ? 'canvas.pick.searchOnly' : 'canvas.pick.search');
  return (
    <Dialog open onClose={close} title={title}>
      <input
        className={styles['search']}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={lines.length > 0 ? optionId(list, at) : undefined}
        aria-label={search}
        placeholder={search}
        value={query}
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PickList id={list} lines={lines} at={at} choose={choose} />
    </Dialog>
  );
}

const close = (): void => useCanvas.setState({ picking: undefined });

function useTitle(what: Picking['what'], ids: Picking['ids']): string {
  const { t } = useTranslation();
  const name = useBoard((board) => labelOf(board, ids[0] ?? ''));
  return what === 'connect'
    ? t('canvas.pick.connect', { name: name || t('common.unnamed') })
    : t(`canvas.pick.${what}`);
}
