import { settingsOf } from '@stormbridge/model';
import { Redo2, Undo2, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard, useUndoState, useWorkshop } from '../board/index.ts';
import { ThemeMenu } from '../theme/ThemeMenu.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { BoardTitle } from './BoardTitle.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import { openDialog } from './room-store.ts';
import { SaveState } from './SaveState.tsx';
import { StageBar } from './StageBar.tsx';
import styles from './TopBar.module.css';
import { useStage } from './useStage.ts';

/** The upper edge of the room: what this is, whether it is safe, where the team is, who is here. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles['top']} data-panel="top">
      <RoomHeading />
      <div className={styles['title']}>
        <BoardTitle />
        <SaveState />
      </div>
      <UndoRedo />
      <StageBar />
      <div className={styles['right']}>
        <ThemeMenu />
        <PeopleHere />
        <Button
          look="ink"
          icon={<UserPlus size={16} aria-hidden="true" />}
          aria-label={t('room.invite')}
          onClick={() => openDialog('invite')}
        >
          {t('room.invite')}
        </Button>
      </div>
    </header>
  );
}

/** The heading of the page for those who jump from heading to heading; the eye has the title and the stage. */
function RoomHeading() {
  const title = useBoard((board) => settingsOf(board).title);
  const stage = useStage();
  return <h1 className="visually-hidden">{`${title} ${stage.title}`.trim()}</h1>;
}

function UndoRedo() {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useUndoState();
  const workshop = useWorkshop();
  return (
    <div className={styles['undo']}>
      <IconButton label={t('room.undo')} keys="Ctrl Z" disabled={!canUndo} onClick={() => workshop.undo()}>
        <Undo2 size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('room.redo')} keys="Ctrl Shift Z" disabled={!canRedo} onClick={() => workshop.redo()}>
        <Redo2 size={17} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
