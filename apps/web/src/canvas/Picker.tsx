import { labelOf } from '@stormbridge/model';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { showToast } from '../ui/toasts.ts';
import { useCanvas } from './canvas-store.ts';
import styles from './Picker.module.css';
import { type PickOption, picksFor } from './picks.ts';

/** A choice that can be made: a target, or making a new one. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly option: PickOption | undefined;
  /** Why it cannot be chosen. */
  readonly why: string | undefined;
}

/** More lines than this are not shown; the search makes them fewer. */
const SHOWN = 60;

/** A list of targets with a search: how arrows, aggregates, contexts and services are chosen without dragging. */
export function Picker() {
  const picking = useCanvas((state) => state.picking);
  if (picking === undefined) return null;
  return <OpenPicker key={`${picking.what} ${picking.ids.join(' ')}`} {...picking} />;
}

function OpenPicker({ what, ids }: NonNullable<ReturnType<typeof useCanvas.getState>['picking']>) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const list = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const picks = useMemo(() => picksFor(board, what, ids, () => workshop.newId()), [board, what, ids, workshop]);
  const lines = useMemo(() => linesFor(picks.options, query), [picks, query]);
  const name = query.trim();
  const makes = picks.create !== undefined && name !== '' && !lines.some((line) => same(line.label, name));
  const count = lines.length + (makes ? 1 : 0);
  const close = (): void => useCanvas.setState({ picking: undefined });

  const choose = (index: number): void => {
    const line = lines[index];
    const result = line === undefined ? (makes ? picks.create?.(name) : undefined) : line.option?.changes();
    if (result === undefined) return;
    if (result.ok) {
      workshop.commit(result.value);
      close();
    } else showToast({ title: result.problems[0]?.message ?? '' });
  };

  const title =
    what === 'connect'
      ? t('canvas.pick.connect', { name: labelOf(board, ids[0] ?? '') || t('common.unnamed') })
      : t(`canvas.pick.${what}`);
  const optionId = (index: number): string => `${list}-${index}`;
  return (
    <Dialog open onClose={close} title={title}>
      <input
        className={styles['search']}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={count > 0 ? optionId(at) : undefined}
        aria-label={t(picks.create === undefined ? 'canvas.pick.searchOnly' : 'canvas.pick.search')}
        placeholder={t(picks.create === undefined ? 'canvas.pick.searchOnly' : 'canvas.pick.search')}
        value={query}
        autoFocus
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, count - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(at);
          else return;
          event.preventDefault();
        }}
      />
      <div id={list} role="listbox" aria-label={t('canvas.pick.options')} className={styles['list']}>
        {lines.map((line, index) => (
          <PickLine key={line.key} id={optionId(index)} line={line} active={index === at} run={() => choose(index)} />
        ))}
        {makes ? (
          <div
            id={optionId(lines.length)}
            role="option"
            tabIndex={-1}
            aria-selected={at === lines.length}
            className={classes(styles['line'], at === lines.length && styles['active'])}
            onClick={() => choose(lines.length)}
            onKeyDown={() => undefined}
          >
            {t('canvas.pick.create', { name })}
          </div>
        ) : null}
      </div>
      {count === 0 ? <p className={styles['none']}>{t('canvas.pick.none')}</p> : null}
    </Dialog>
  );
}

function PickLine({
  id,
  line,
  active,
  run,
}: {
  readonly id: string;
  readonly line: Line;
  readonly active: boolean;
  readonly run: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={line.why !== undefined}
      className={classes(styles['line'], active && styles['active'])}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={run}
      onKeyDown={() => undefined}
    >
      {line.option?.kind === undefined ? null : <KindChip kind={line.option.kind} size={20} />}
      <span>
        {line.label}
        {line.why === undefined ? null : <small>{t('canvas.pick.whyNot', { why: line.why })}</small>}
      </span>
    </div>
  );
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** What is possible comes first; what is not shows only when it is searched for, with the reason. */
function linesFor(options: readonly PickOption[], query: string): Line[] {
  const wanted = query.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const lines = found.slice(0, wanted === '' ? options.length : SHOWN * 3).map((option): Line => {
    const result = option.changes();
    const why = result.ok ? undefined : (result.problems[0]?.message ?? '');
    return { key: option.id, label: option.label, option, why };
  });
  const possible = lines.filter((line) => line.why === undefined);
  const refused = wanted === '' ? [] : lines.filter((line) => line.why !== undefined);
  return [...possible, ...refused].slice(0, SHOWN);
}
