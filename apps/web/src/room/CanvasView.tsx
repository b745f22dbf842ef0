import { BoardCanvas } from '../canvas/BoardCanvas.tsx';
import { showToast } from '../ui/toasts.ts';
import { useAsideShown } from './useAsideShown.ts';
import { useNarrow } from './useNarrow.ts';

/** Px of the canvas that the cards at the right cover: their width and the margin on both sides. */
const ASIDE = 320;

/** The canvas of the stages 1 to 6, told which part of it the floating cards cover. */
export function CanvasView({
  view,
  stage,
  readOnly,
  waiting,
}: {
  readonly view: 'timeline' | 'landscape';
  readonly stage: number;
  readonly readOnly: boolean;
  readonly waiting: boolean;
}) {
  const shown = useAsideShown();
  const covered = !useNarrow() && shown;
  return (
    <BoardCanvas
      view={view}
      stage={stage}
      readOnly={readOnly}
      waiting={waiting}
      insets={{ right: covered ? ASIDE : 0 }}
      notify={(title) => showToast({ title })}
    />
  );
}
