/**
 * What runs inside of the measured pages. Playwright carries these functions over as text, so each stands alone: it uses
 * its parameter and the page, nothing else of this file.
 */

declare global {
  interface Window {
    /** Milliseconds from navigation to the frame in which the page was usable. */
    benchUsable?: number;
    benchJoin?: Joined;
    /** When this page first showed a text, in milliseconds since 1970. */
    benchSeen: Map<string, number>;
    /** When a key was last pressed here, in milliseconds since 1970. */
    benchPressed: number;
  }
}

/** What makes a page usable. */
export interface Wait {
  /** With `painted`: a line of this text has been drawn on a canvas. */
  readonly label: string;
  readonly painted: boolean;
  /** Each of these is there and visible. */
  readonly selectors: readonly string[];
}

/** Looks in every frame whether the page is usable, and remembers when it first was. */
export function watch({ label, painted, selectors }: Wait): void {
  let drawn = !painted;
  if (painted) {
    const fillText = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      if (!drawn && text.length > 2 && label.includes(text)) drawn = true;
      fillText.call(this, text, ...place);
    };
  }
  const visible = (selector: string): boolean =>
    document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) === true;
  const look = (): void => {
    if (drawn && selectors.every(visible)) window.benchUsable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** When what happened while a page joined a board, in milliseconds from navigation. */
export interface Joined {
  pressed?: number;
  /** The first connection was begun. */
  connecting?: number;
  /** The frame with the first sticky is done. */
  painted?: number;
  /** From here on no task of the page took 50 ms for as long as was looked. */
  quiet: number;
}

/** Notes when the page's button was pressed, its first socket was made, and its first sticky was painted. */
export function followJoin({ painted }: { readonly painted: boolean }): void {
  const joined: Joined = { quiet: 0 };
  window.benchJoin = joined;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      joined.quiet = Math.max(joined.quiet, startTime + duration);
  }).observe({ type: 'longtask' });
  window.addEventListener('click', () => (joined.pressed ??= performance.now()), true);
  window.WebSocket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      joined.connecting ??= performance.now();
    }
  };
  // The next frame begins when this one is on its way to the screen.
  const seen = (): void => {
    const after = new MessageChannel();
    after.port1.onmessage = () => (joined.painted ??= performance.now());
    requestAnimationFrame(() => after.port2.postMessage(0));
  };
  if (painted) {
    let done = false;
    const fillText = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      if (!done && text.length > 2 && this.canvas.isConnected) {
        done = true;
        seen();
      }
      fillText.call(this, text, ...place);
    };
    return;
  }
  const look = (): void => {
    if (document.querySelector('.react-flow__node')?.checkVisibility({ visibilityProperty: true })) seen();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** How a board is panned. */
export interface Drive {
  readonly frames: number;
  /** Pixels of one wheel step. */
  readonly step: number;
  /** Milliseconds after which it ends, however few frames there were: a slow page must not take all day. */
  readonly limit: number;
}

/** Turns the wheel once a frame, forth and back. Gives the times from frame to frame. */
export async function drive({ frames, step, limit }: Drive): Promise<{ moved: boolean; frames: number[] }> {
  const pane = document.querySelector('.react-flow__pane');
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
  if (pane === null || viewport === null) throw new Error('There is no board to pan');
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const { x, y, width, height } = pane.getBoundingClientRect();
  const place = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true };
  const [start, took]: [string, number[]] = [viewport.style.transform, []];
  let [last, moved] = [await frame(), false];
  const end = last + limit;
  for (let at = 0; at < frames && last < end; at++) {
    const by = at % 60 < 30 ? step : -step;
    pane.dispatchEvent(new WheelEvent('wheel', { ...place, deltaX: by, deltaY: by / 3 }));
    const now = await frame();
    took.push(now - last);
    last = now;
    moved ||= viewport.style.transform !== start;
  }
  return { moved, frames: took };
}

/**
 * Remembers when each text first stood in the page: in the label of a line of the outline, or in an output. Also when
 * keys were pressed. The page's own clock is set to the machine's, to a tenth of a millisecond.
 */
export function listen(): void {
  let [wall, start] = [Date.now(), performance.now()];
  for (const first = wall; wall === first; ) [wall, start] = [Date.now(), performance.now()];
  const offset = wall - start;
  window.benchSeen = new Map();
  window.addEventListener('keydown', ({ timeStamp }) => (window.benchPressed = timeStamp + offset), true);
  const look = (): void => {
    const now = performance.now() + offset;
    for (const one of document.querySelectorAll('[role="treeitem"], output')) {
      const text = one.getAttribute('aria-label') ?? one.textContent ?? '';
      if (!window.benchSeen.has(text)) window.benchSeen.set(text, now);
    }
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-label'],
  });
  look();
}
