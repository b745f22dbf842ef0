import { HintsPanel } from '../hints/HintsPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import styles from './Room.module.css';
import { useStage } from './useStage.ts';

/** The cards at the right: the selection, and what the method has to say about the board. */
export function Aside() {
  const stage = useStage();
  const canvas = stage.view === 'timeline' || stage.view === 'landscape';
  return (
    <div className={styles['aside']}>
      {canvas ? <Inspector /> : null}
      {stage.number > 8 ? null : <HintsPanel stage={stage.number} />}
    </div>
  );
}
