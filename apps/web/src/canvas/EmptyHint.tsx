import { NOTATION, stageOf } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import styles from './Floats.module.css';
import type { Scene } from './scene.ts';

/** What to do first, on a board on which there is nothing yet. */
export function EmptyHint({
  scene,
  readOnly,
  stage,
}: {
  readonly scene: Scene;
  readonly readOnly: boolean;
  readonly stage: number;
}) {
  const { t } = useTranslation();
  if (scene.items.length > 0) return null;
  const key = NOTATION[stageOf(stage).offers[0] ?? 'event'].shortcut;
  return (
    <div className={styles['empty']}>
      <strong>{t(`canvas.empty.${scene.view}`)}</strong>
      <p>{readOnly ? t('canvas.empty.readOnly') : t(`canvas.empty.${scene.view}Hint`, { key })}</p>
    </div>
  );
}
