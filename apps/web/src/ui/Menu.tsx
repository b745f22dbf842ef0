import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import styles from './Popups.module.css';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** Makes it a choice of one among several. */
  readonly chosen?: boolean;
  readonly separated?: boolean;
  readonly run: () => void;
}

/** A button that opens a menu of actions, or of choices of which one holds. */
export function Menu({
  trigger,
  entries,
  label,
  align = 'start',
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly label?: string;
  readonly align?: 'start' | 'center' | 'end';
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className={styles['positioner']}>
          <Base.Popup className={styles['menu']} aria-label={label}>
            {entries.map((entry) => (
              <Fragment key={entry.key}>
                {entry.separated ? <Base.Separator className={styles['separator']} /> : null}
                <Entry entry={entry} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const content = (
    <span className={styles['itemText']}>
      {entry.label}
      {entry.hint === undefined ? null : <span className={styles['itemHint']}>{entry.hint}</span>}
    </span>
  );
  if (entry.chosen !== undefined)
    return (
      <Base.CheckboxItem
        className={styles['item']}
        checked={entry.chosen}
        disabled={entry.disabled ?? false}
        closeOnClick
        onCheckedChange={entry.run}
      >
        <span className={styles['check']}>{entry.chosen ? <Check size={16} aria-hidden="true" /> : null}</span>
        {content}
      </Base.CheckboxItem>
    );
  return (
    <Base.Item className={styles['item']} disabled={entry.disabled ?? false} onClick={entry.run}>
      {entry.icon}
      {content}
    </Base.Item>
  );
}
