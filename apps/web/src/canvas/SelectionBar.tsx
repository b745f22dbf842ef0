import { kindOf } from '@stormbridge/model';
import {
  Boxes,
  ChevronDown,
  Copy,
  Frame,
  Landmark,
  MoreHorizontal,
  Pencil,
  Server,
  Spline,
  Star,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { Menu } from '../ui/Menu.tsx';
import { duplicateSelection, selectAll } from './actions.ts';
import { type CanvasRoom, deskOf, useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import styles from './Floats.module.css';
import { toScreen, unionOf } from './geometry.ts';
import { actionsFor, kindActions, type RowAction } from './menu-entries.ts';
import { rove } from './Palette.tsx';
import { aggregateOf } from './picks.ts';
import type { Scene } from './scene.ts';

const ICONS: Readonly<Record<string, ReactNode>> = {
  edit: <Pencil size={15} aria-hidden="true" />,
  connect: <Spline size={15} aria-hidden="true" />,
  assign: <Landmark size={15} aria-hidden="true" />,
  place: <Frame size={15} aria-hidden="true" />,
  copyTo: <Boxes size={15} aria-hidden="true" />,
  service: <Server size={15} aria-hidden="true" />,
  pivotal: <Star size={15} aria-hidden="true" />,
  duplicate: <Copy size={15} aria-hidden="true" />,
  delete: <Trash2 size={15} aria-hidden="true" />,
};

/** The actions of the selection, floating above it while nothing moves. */
export function SelectionBar({ scene }: { readonly scene: Scene }) {
  const selection = useCanvas((state) => state.selection);
  const hidden = useCanvas(
    ({ busy, editing, menu, picking }) => busy || editing !== undefined || menu !== undefined || picking !== undefined,
  );
  const ids = [...selection].filter((id) => scene.byId.has(id));
  if (hidden || ids.length === 0) return null;
  return <Bar scene={scene} ids={ids} />;
}

function Bar({ scene, ids }: { readonly scene: Scene; readonly ids: readonly string[] }) {
  const room = useCanvasRoom();
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  usePlaceAbove(room, scene, ids, bar);
  const all = actionsFor(
    {
      workshop: room.workshop,
      readOnly: false,
      duplicate: () => duplicateSelection(deskOf(room)),
      selectKind: (kind) => selectAll(room, kind),
    },
    ids,
  );
  return (
    <div
      ref={bar}
      className={styles['bar']}
      role="toolbar"
      aria-label={t('canvas.bar.label')}
      data-float="selection"
      onKeyDown={(event) => rove(event, bar.current)}
    >
      {ids.length > 1 ? <span className={styles['count']}>{t('canvas.bar.count', { count: ids.length })}</span> : null}
      <KindMenu ids={ids} />
      {all.map((action) => (action.key in ICONS ? <ActionButton key={action.key} action={action} /> : null))}
      <More actions={all.filter((action) => !(action.key in ICONS))} />
    </div>
  );
}

/** What the selected stickies are, and what they can become. */
function KindMenu({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const { workshop } = useCanvasRoom();
  const board = useBoard();
  const kinds = kindActions(workshop, ids);
  const first = ids[0] ?? '';
  const kind = kindOf(board, aggregateOf(board, first) ?? first);
  if (kind === undefined || kinds.length === 0) return null;
  return (
    <Menu
      label={t('canvas.bar.kind')}
      trigger={
        <button type="button" className={styles['kind']} aria-label={t('canvas.bar.kind')}>
          <KindChip kind={kind} size={18} />
          <ChevronDown size={12} aria-hidden="true" />
        </button>
      }
      entries={kinds}
    />
  );
}

function ActionButton({ action }: { readonly action: RowAction }) {
  return (
    <IconButton
      size="small"
      side="top"
      label={action.label}
      {...(action.keys === undefined ? {} : { keys: action.keys })}
      {...(action.chosen === undefined ? {} : { 'aria-pressed': action.chosen })}
      onClick={action.run}
    >
      {ICONS[action.key]}
    </IconButton>
  );
}

function More({ actions }: { readonly actions: readonly RowAction[] }) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <Menu
      label={t('canvas.bar.more')}
      trigger={
        <IconButton size="small" side="top" label={t('canvas.bar.more')}>
          <MoreHorizontal size={16} aria-hidden="true" />
        </IconButton>
      }
      entries={actions}
    />
  );
}

/** Keeps the bar above what is selected, inside of the window, without rendering anything anew. */
function usePlaceAbove(
  room: CanvasRoom,
  scene: Scene,
  ids: readonly string[],
  bar: React.RefObject<HTMLDivElement | null>,
): void {
  useLayoutEffect(() => {
    const place = (): void => {
      const element = bar.current;
      const box = unionOf(ids.flatMap((id) => scene.byId.get(id)?.box ?? []));
      if (element === null || box === undefined) return;
      const camera = room.flow.camera();
      const size = room.flow.size();
      const at = toScreen(camera, { x: box.x + box.w / 2, y: box.y });
      const below = toScreen(camera, { x: box.x, y: box.y + box.h });
      const { offsetWidth: w, offsetHeight: h } = element;
      const x = Math.min(Math.max(at.x - w / 2, 8), Math.max(size.w - room.insets.right - w - 8, 8));
      const above = at.y - h - 16;
      const lowest = size.h - room.insets.bottom - h - 8;
      const under = below.y + 16 <= lowest ? below.y + 16 : 8;
      const y = above >= 8 ? Math.min(above, lowest) : under;
      const gone = below.y < -20 || at.y > size.h + 20;
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      element.style.visibility = gone ? 'hidden' : '';
    };
    place();
    return room.flow.watch(place);
  });
}
