import { settingsOf } from '@stormbridge/model';
import { useEffect } from 'react';
import { rememberRecent } from '../app/recent.ts';
import { useBoard, useRights, useSaveState } from '../board/index.ts';
import { say } from '../text/i18n.ts';

/** Names the tab after the board while the room is open, and the way back to it on the start page. */
export function useDocumentTitle(id: string): void {
  const title = useBoard((board) => settingsOf(board).title).trim();
  const { role } = useRights();
  const loading = useSaveState().kind === 'loading';
  useEffect(() => {
    document.title = title === '' ? say('app.name') : `${title} · ${say('app.name')}`;
    return () => {
      document.title = say('app.name');
    };
  }, [title]);
  useEffect(() => {
    if (!loading && title !== '') rememberRecent({ id, title, role });
  }, [id, title, role, loading]);
}
