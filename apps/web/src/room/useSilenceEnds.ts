import { useEffect, useRef } from 'react';
import { useRights, useSaveState, useSession } from '../board/index.ts';
import { say } from '../text/i18n.ts';
import { showToast } from '../ui/toasts.ts';

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
    const stickies = say('silent.stickies', { count: was.counts.stickies });
    const people = say('silent.people', { count: was.counts.people });
    showToast({ title: revealed ? say('silent.revealed', { stickies, people }) : say('silent.over') });
  }, [silent, counts, canSteer, loading]);
}
