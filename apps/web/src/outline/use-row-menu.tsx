import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { ActionMenu } from '../canvas/CanvasMenu.tsx';
import { reveal, useCanvas } from '../canvas/canvas-store.ts';
import { actionsFor } from '../canvas/menu-entries.ts';

interface RowMenu {
  readonly open: (id: string, at: { readonly x: number; readonly y: number }) => void;
  readonly element: ReactNode;
}

/** The menu of a line: the same actions as on the canvas. */
export function useRowMenu(readOnly: boolean, rename: (key: string) => void): RowMenu {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: { x: number; y: number } } | undefined>();
  const selection = useCanvas((state) => state.selection);
  const ids = menu === undefined ? [] : selection.has(menu.id) ? [...selection] : [menu.id];
  const entries = menu === undefined ? [] : actionsFor({ workshop, readOnly, rename, show: (id) => reveal(id) }, ids);
  return {
    open: (id: string, at: { readonly x: number; readonly y: number }) => setMenu({ id, at: { ...at } }),
    element: (
      <ActionMenu
        open={menu !== undefined}
        at={menu?.at ?? { x: 0, y: 0 }}
        label={t('canvas.bar.more')}
        entries={entries}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}
