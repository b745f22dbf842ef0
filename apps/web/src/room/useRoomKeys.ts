import { useEffect } from 'react';
import { useWorkshop } from '../board/index.ts';
import { useHistory } from '../history/history-store.ts';
import { openDialog, useRoom } from './room-store.ts';
import { useStage } from './useStage.ts';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Moves the focus to the next panel of the room, or to the one before. */
function nextPanel(back: boolean): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[(at + (back ? -1 : 1) + panels.length) % panels.length];
  const first = next?.querySelector<HTMLElement>('button:not(:disabled), input, select, textarea, [tabindex="0"]');
  first?.focus();
}

/**
 * The keys of the whole page: `?` and F6 everywhere, undo and redo where no canvas is shown. The canvas has its own
 * keys, and a text field keeps the browser's.
 */
export function useRoomKeys(): void {
  const workshop = useWorkshop();
  const { view } = useStage();
  useEffect(() => {
    const canvas = view === 'timeline' || view === 'landscape';
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || useRoom.getState().dialog !== undefined) return;
      if (event.key === 'F6') {
        event.preventDefault();
        nextPanel(event.shiftKey);
        return;
      }
      if (isWriting(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        openDialog('shortcuts');
        return;
      }
      const command = event.ctrlKey || event.metaKey;
      if (canvas || !command || useHistory.getState().viewed !== undefined) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) workshop.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) workshop.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [workshop, view]);
}
