import { settingsOf } from '@stormbridge/model';
import { useEffect } from 'react';
import { rememberRecent } from '../app/recent.ts';
import { useBoard, useRights, useSaveState } from '../board/index.ts';
import { say } from '../text/i18n.ts';

/** Names the tab after the board and one's role while the room is open (a browser may hold several), and the way back to it on the start page. */
export function useDocumentTitle(id: string): void {
  const title = useBoard((board) => settingsOf(board).title).trim();
  const { role } = useRights();
  const loading = useSaveState().kind === 'loading';
  useEffect(() => {
    const parts = [title, loading ? '' : say(`room.role.${role}`), say('app.name')];
    document.title = parts.filter((part) => part !== '').join(' · ');
    return () => {
      document.title = say('app.name');
    };
  }, [title, role, loading]);
  useEffect(() => {
    if (!loading && title !== '') rememberRecent({ id, title, role });
  }, [id, title, role, loading]);
}
