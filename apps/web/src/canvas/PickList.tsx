import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './Picker.module.css';
import type { PickLine } from './pick-lines.ts';

/** The id of one line of a list, for `aria-activedescendant`. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** The choices under the search. The keyboard stays in the search; `at` is the line on which it stands. */
export function PickList({
  id,
  lines,
  at,
  choose,
}: {
  readonly id: string;
  readonly lines: readonly PickLine[];
  readonly at: number;
  readonly choose: (index: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div id={id} role="listbox" aria-label={t('canvas.pick.options')} className={styles['list']}>
        {lines.map((line, index) => (
          <Choice key={line.key} id={optionId(id, index)} line={line} active={index === at} run={() => choose(index)} />
        ))}
      </div>
      {lines.length === 0 ? <p className={styles['none']}>{t('canvas.pick.none')}</p> : null}
    </>
  );
}

function Choice({
  id,
  line,
  active,
  run,
}: {
  readonly id: string;
  readonly line: PickLine;
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
      {line.kind === undefined ? null : <KindChip kind={line.kind} size={20} />}
      <span>
        {line.makes ? t('canvas.pick.create', { name: line.label }) : line.label}
        {line.why === undefined ? null : <small>{t('canvas.pick.whyNot', { why: line.why })}</small>}
      </span>
    </div>
  );
}
