import { memo } from 'react';
import { HintsPanel } from '../hints/HintsPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import styles from './Room.module.css';
import { useRoom } from './room-store.ts';
import { Tray } from './Tray.tsx';
import { useStage } from './useStage.ts';

/** The cards at the right: the selection, and what the method has to say about the board. */
export const Aside = memo(function Aside() {
  const stage = useStage();
  const open = useRoom((state) => state.hintsOpen[stage.view]);
  const canvas = stage.view === 'timeline' || stage.view === 'landscape';
  return (
    <div className={styles['aside']} data-folded={!canvas && !open}>
      <Tray />
      {canvas ? <Inspector /> : null}
      {stage.number > 8 ? null : <HintsPanel stage={stage} />}
    </div>
  );
});
