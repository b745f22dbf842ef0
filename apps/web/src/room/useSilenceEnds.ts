import type { SilentCounts } from '@stormbridge/sync';
import { useEffect, useRef } from 'react';
import { useRights, useSaveState, useSession } from '../board/index.ts';
import { askToFit } from '../canvas/canvas-store.ts';
import { say } from '../text/i18n.ts';
import { showToast } from '../ui/toasts.ts';

/** Says how much has come onto the board, and leads there. */
export function sayRevealed(of: SilentCounts): void {
  const stickies = say('silent.stickies', { count: of.stickies });
  const people = say('silent.people', { count: of.people });
  const action = { label: say('silent.show'), run: askToFit };
  showToast({ title: say('silent.revealed', { stickies, people }), tone: 'good', action });
}

/** Says to everybody but who did it that silent mode is over, and what was revealed. */
export function useSilenceEnds(): void {
  const { silent, counts } = useSession();
  const { canSteer } = useRights();
  const loading = useSaveState().kind === 'loading';
  const before = useRef({ silent, counts });
  useEffect(() => {
    const was = before.current;
    before.current = { silent, counts };
    if (loading || canSteer || silent || !was.silent) return;
    const revealed = was.counts.stickies > 0 && counts.stickies === 0;
    if (revealed) sayRevealed(was.counts);
    else showToast({ title: say('silent.over') });
  }, [silent, counts, canSteer, loading]);
}
