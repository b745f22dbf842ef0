import type { Workshop } from '../board/index.ts';

/** How long a server is waited for, in ms. */
const PATIENCE = 60;

/**
 * Resolves once a workshop that has nothing to show yet has asked its server for everything. Making the room keeps the
 * page busy for longer than that takes, and the server would be asked after it.
 */
export async function whenAsked({ state, asked }: Workshop): Promise<void> {
  if (state.getState().saving.kind !== 'loading') return;
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}
