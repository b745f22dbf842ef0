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
  /** Makes it something that holds or does not; where all entries are such, a choice of one among several. */
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
  many = false,
}: {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly label?: string;
  readonly align?: 'start' | 'center' | 'end';
  /** Entries that hold or do not are each for itself, not a choice of one. */
  readonly many?: boolean;
}) {
  const offersOne = !many && entries.every(({ chosen }) => chosen !== undefined);
  const items = entries.map((entry) => (
    <Fragment key={entry.key}>
      {entry.separated ? <Base.Separator className={styles['separator']} /> : null}
      {offersOne ? <OneOf entry={entry} /> : <Entry entry={entry} />}
    </Fragment>
  ));
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className={styles['positioner']}>
          <Base.Popup className={styles['menu']} aria-label={label}>
            {offersOne ? (
              <Base.RadioGroup value={entries.find(({ chosen }) => chosen)?.key ?? ''}>{items}</Base.RadioGroup>
            ) : (
              items
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Words({ entry }: { readonly entry: MenuEntry }) {
  return (
    <span className={styles['itemText']}>
      {entry.label}
      {entry.hint === undefined ? null : <span className={styles['itemHint']}>{entry.hint}</span>}
    </span>
  );
}

function OneOf({ entry }: { readonly entry: MenuEntry }) {
  return (
    <Base.RadioItem
      className={styles['item']}
      value={entry.key}
      disabled={entry.disabled ?? false}
      closeOnClick
      onClick={entry.run}
    >
      <span className={styles['check']}>{entry.chosen ? <Check size={16} aria-hidden="true" /> : null}</span>
      <Words entry={entry} />
    </Base.RadioItem>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
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
        <Words entry={entry} />
      </Base.CheckboxItem>
    );
  return (
    <Base.Item className={styles['item']} disabled={entry.disabled ?? false} onClick={entry.run}>
      {entry.icon}
      <Words entry={entry} />
    </Base.Item>
  );
}
