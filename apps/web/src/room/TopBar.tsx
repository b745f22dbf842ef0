import { settingsOf } from '@stormbridge/model';
import { Eye, Redo2, Undo2, UserPlus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useSaveState, useUndoState, useWorkshop } from '../board/index.ts';
import { useHistory } from '../history/history-store.ts';
import { ThemeMenu } from '../theme/ThemeMenu.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Tip } from '../ui/Tip.tsx';
import { BoardTitle } from './BoardTitle.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import { PlainHttpBadge } from './PlainHttpBadge.tsx';
import { openDialog } from './room-store.ts';
import { SaveState } from './SaveState.tsx';
import { StageBar } from './StageBar.tsx';
import styles from './TopBar.module.css';
import { useStage } from './useStage.ts';

/** The upper edge of the room: what this is, whether it is safe, where the team is, who is here. */
export const TopBar = memo(function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles['top']} data-panel="top">
      <RoomHeading />
      <div className={styles['title']}>
        <BoardTitle />
        <SaveState />
      </div>
      <ViewerBadge />
      <PlainHttpBadge />
      <UndoRedo />
      <StageBar />
      <div className={styles['right']}>
        <ThemeMenu />
        <PeopleHere />
        <Button
          look="ink"
          className={styles['invite']}
          icon={<UserPlus size={16} aria-hidden="true" />}
          aria-label={t('room.invite')}
          onClick={() => openDialog('invite')}
        >
          {t('room.invite')}
        </Button>
      </div>
    </header>
  );
});

/** The heading of the page for those who jump from heading to heading; the eye has the title and the stage. */
function RoomHeading() {
  const title = useBoard((board) => settingsOf(board).title);
  const stage = useStage();
  return <h1 className="visually-hidden">{`${title} ${stage.title}`.trim()}</h1>;
}

/** Tells those who look on why nothing gives way. */
function ViewerBadge() {
  const { t } = useTranslation();
  const { role } = useRights();
  const { kind } = useSaveState();
  if (role !== 'viewer' || kind === 'loading') return null;
  return (
    <Tip text={t('room.viewerNote')}>
      <button type="button" className={styles['badge']}>
        <Eye size={14} aria-hidden="true" />
        {t('room.role.viewer')}
      </button>
    </Tip>
  );
}

function UndoRedo() {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useUndoState();
  const workshop = useWorkshop();
  // What is undone would not be seen.
  const elsewhere = useHistory(({ viewed }) => viewed !== undefined);
  return (
    <div className={styles['undo']}>
      <IconButton label={t('room.undo')} keys="Ctrl Z" disabled={!canUndo || elsewhere} onClick={() => workshop.undo()}>
        <Undo2 size={17} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={t('room.redo')}
        keys="Ctrl Shift Z"
        disabled={!canRedo || elsewhere}
        onClick={() => workshop.redo()}
      >
        <Redo2 size={17} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
