import { expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { startText } from '../text/i18n.ts';
import { toastManager } from '../ui/toasts.ts';
import { watchWorkshop } from './watch-workshop.ts';

startText();

/** Whether closing the page would make the browser ask. */
function asks(page: EventTarget): boolean {
  return !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

it('[B12] the browser asks before it closes a page with work that is not saved, and only then', () => {
  const { state } = openLocalWorkshop();
  const page = new EventTarget();
  const stop = watchWorkshop({ state }, page);
  expect(asks(page)).toBe(false);
  state.setState({ saving: { kind: 'offline', unsaved: true } });
  expect(asks(page)).toBe(true);
  state.setState({ saving: { kind: 'saved', unsaved: false } });
  expect(asks(page)).toBe(false);
  state.setState({ saving: { kind: 'saving', unsaved: true } });
  stop();
  expect(asks(page)).toBe(false);
});

it('[B11] an undo that was not done is said', () => {
  const { state } = openLocalWorkshop();
  const said: (string | undefined)[] = [];
  const forget = toastManager[' subscribe'](({ options }) => said.push(String(options.title)));
  const stop = watchWorkshop({ state }, new EventTarget());
  state.setState({ lost: undefined });
  expect(said).toEqual([]);
  state.setState({ passedOver: 1 });
  expect(said).toEqual(['Not done: others have changed it since, or built on it']);
  stop();
  forget();
});
