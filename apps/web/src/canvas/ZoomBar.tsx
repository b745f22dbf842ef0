import { Maximize, Minus, Plus } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import { fitBoard, zoomBy, zoomTo } from './camera-moves.ts';
import { useCanvasRoom } from './canvas-room.ts';
import styles from './Floats.module.css';

/** How near the board is, and the buttons that change it. */
export const ZoomBar = memo(function ZoomBar() {
  const room = useCanvasRoom();
  const { t } = useTranslation();
  const percent = useZoomPercent();
  return (
    <div className={styles['zoom']} role="toolbar" aria-label={t('canvas.zoom')} data-float="zoom">
      <IconButton size="small" side="top" label={t('canvas.zoomOut')} keys="−" onClick={() => zoomBy(room, -1)}>
        <Minus size={15} aria-hidden="true" />
      </IconButton>
      <button
        type="button"
        className={styles['percent']}
        aria-label={t('canvas.zoomFull')}
        onClick={() => zoomTo(room, 1)}
      >
        {t('canvas.zoomLevel', { percent })}
      </button>
      <IconButton size="small" side="top" label={t('canvas.zoomIn')} keys="+" onClick={() => zoomBy(room, 1)}>
        <Plus size={15} aria-hidden="true" />
      </IconButton>
      <IconButton size="small" side="top" label={t('canvas.fit')} keys="Shift 1" onClick={() => fitBoard(room)}>
        <Maximize size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
});

function useZoomPercent(): number {
  const { flow } = useCanvasRoom();
  const [percent, setPercent] = useState(() => Math.round(flow.camera().zoom * 100));
  useEffect(() => {
    const read = (): void => setPercent(Math.round(flow.camera().zoom * 100));
    read();
    return flow.watch(read);
  }, [flow]);
  return percent;
}
