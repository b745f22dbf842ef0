import type { Workshop } from '../board/index.ts';
import { say } from '../text/i18n.ts';
import { showToast } from '../ui/toasts.ts';
import { forbiddenWords } from './rights-words.ts';

/**
 * Does for a workshop what no view of it does: has the browser ask before `page` is closed or loaded anew while it holds
 * work that the server has not saved, and says when an undo was not done or something is not allowed. Gives the way to stop that.
 */
export function watchWorkshop({ state }: Pick<Workshop, 'state'>, page: EventTarget = window): () => void {
  const ask = (event: Event): void => event.preventDefault();
  // Only while there is something to lose: browsers do not keep a page that listens for the way back.
  const guard = (unsaved: boolean): void =>
    unsaved ? page.addEventListener('beforeunload', ask) : page.removeEventListener('beforeunload', ask);
  guard(state.getState().saving.unsaved);
  const stop = state.subscribe((now, before) => {
    if (now.saving.unsaved !== before.saving.unsaved) guard(now.saving.unsaved);
    if (now.forbidden !== undefined && now.forbidden !== before.forbidden)
      showToast({ id: 'forbidden', title: forbiddenWords(now.forbidden.refusal, now.session.stage) });
    if (now.passedOver > before.passedOver) showToast({ title: say('room.passedOver') });
  });
  return () => {
    stop();
    guard(false);
  };
}
