import { Menu as Base } from '@base-ui/react/menu';
import { NOTATION, type Point, stageOf } from '@stormbridge/model';
import { Check } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../ui/Popups.module.css';
import { duplicateSelection, makeAndEdit, selectAll } from './actions.ts';
import { type CanvasRoom, deskOf, useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import floats from './Floats.module.css';
import { toBoard } from './geometry.ts';
import { actionsFor, type RowAction } from './menu-entries.ts';

/** The menu at a point of the canvas: of the selection, or of the empty paper. */
export function CanvasMenu() {
  const room = useCanvasRoom();
  const { t } = useTranslation();
  const menu = useCanvas((state) => state.menu);
  const entries = menu === undefined ? [] : entriesAt(room, menu);
  return (
    <ActionMenu
      open={menu !== undefined && entries.length > 0}
      at={menu?.at ?? { x: 0, y: 0 }}
      label={t('canvas.bar.more')}
      entries={entries}
      onClose={() => useCanvas.setState({ menu: undefined })}
    />
  );
}

function entriesAt(room: CanvasRoom, menu: { readonly at: Point; readonly id: string | undefined }): RowAction[] {
  const { selection } = useCanvas.getState();
  if (menu.id !== undefined)
    return actionsFor(
      {
        workshop: room.workshop,
        readOnly: room.readOnly,
        duplicate: () => duplicateSelection(deskOf(room)),
        selectKind: (kind) => selectAll(room, kind),
      },
      selection.has(menu.id) ? [...selection] : [menu.id],
    );
  if (room.readOnly) return [];
  const corner = room.root?.getBoundingClientRect();
  const at = toBoard(room.flow.camera(), { x: menu.at.x - (corner?.left ?? 0), y: menu.at.y - (corner?.top ?? 0) });
  return stageOf(room.stage).offers.map((kind) => ({
    key: kind,
    label: NOTATION[kind].label,
    keys: NOTATION[kind].shortcut,
    run: () => makeAndEdit(deskOf(room), kind, at),
  }));
}

/** A menu of actions at a point of the page. */
export function ActionMenu({
  open,
  at,
  label,
  entries,
  onClose,
}: {
  readonly open: boolean;
  readonly at: Point;
  readonly label: string;
  readonly entries: readonly RowAction[];
  readonly onClose: () => void;
}) {
  const anchor = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Base.Root modal={false} open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="start" side="bottom" sideOffset={2} className={styles['positioner']}>
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

function Entry({ entry }: { readonly entry: RowAction }) {
  const text = <span className={styles['itemText']}>{entry.label}</span>;
  if (entry.chosen === undefined)
    return (
      <Base.Item className={styles['item']} onClick={entry.run}>
        {text}
        {entry.keys === undefined ? null : (
          <span className={floats['cap']} aria-hidden="true">
            {entry.keys}
          </span>
        )}
      </Base.Item>
    );
  return (
    <Base.CheckboxItem className={styles['item']} checked={entry.chosen} closeOnClick onCheckedChange={entry.run}>
      <span className={styles['check']}>{entry.chosen ? <Check size={16} aria-hidden="true" /> : null}</span>
      {text}
    </Base.CheckboxItem>
  );
}
