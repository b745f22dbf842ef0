/**
 * What this browser remembers for its person: name, colour, theme, which panels are open. Nothing of a board. Where
 * storage is refused (private windows, policies) everything works and is forgotten with the tab.
 */
const PREFIX = 'stormbridge:';
const forgetful = new Map<string, string>();

export function remembered(key: string): string | undefined {
  try {
    return window.localStorage.getItem(PREFIX + key) ?? forgetful.get(key);
  } catch {
    return forgetful.get(key);
  }
}

export function forget(key: string): void {
  forgetful.delete(key);
  try {
    window.localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}

export function remember(key: string, value: string): void {
  forgetful.set(key, value);
  try {
    window.localStorage.setItem(PREFIX + key, value);
  } catch {
    // Remembered in memory above; that is all this browser lets us do.
  }
}
