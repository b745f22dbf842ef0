import type { Stage } from '@stormbridge/model';
import { useSession } from '../board/index.ts';
import { useRoom } from './room-store.ts';
import { shownStage } from './stage-walk.ts';

/** The stage that this person sees now. */
export function useStage(): Stage {
  const looking = useRoom((state) => state.looking);
  return shownStage(looking, useSession().stage);
}
