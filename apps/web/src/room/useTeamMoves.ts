import { stageOf } from '@stormbridge/model';
import { useEffect, useRef } from 'react';
import { useRights, useSaveState, useSession } from '../board/index.ts';
import { say } from '../text/i18n.ts';
import { showToast } from '../ui/toasts.ts';
import { lookAt, useRoom } from './room-store.ts';

/**
 * Says when the facilitator has moved the team. Who follows is taken along; who looks at another stage stays there,
 * unless the team has come to where they are.
 */
export function useTeamMoves(): void {
  const { stage } = useSession();
  const { canSteer } = useRights();
  const loading = useSaveState().kind === 'loading';
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (loading) return;
    const moved = before.current !== undefined && before.current !== stage;
    before.current = stage;
    if (!moved) return;
    if (useRoom.getState().looking === stage) lookAt(undefined);
    if (!canSteer) showToast({ title: say('stages.moved', { title: stageOf(stage).title }) });
  }, [stage, canSteer, loading]);
}
