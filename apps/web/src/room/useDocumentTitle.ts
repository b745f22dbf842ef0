import { settingsOf } from '@stormbridge/model';
import { useEffect } from 'react';
import { useBoard } from '../board/index.ts';
import { say } from '../text/i18n.ts';

/** Names the tab after the board while the room is open. */
export function useDocumentTitle(): void {
  const title = useBoard((board) => settingsOf(board).title);
  useEffect(() => {
    document.title = title.trim() === '' ? say('app.name') : `${title} · ${say('app.name')}`;
    return () => {
      document.title = say('app.name');
    };
  }, [title]);
}
