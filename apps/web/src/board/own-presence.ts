import { encodePresence, type Presence } from '@stormbridge/sync';
import type { Awareness } from 'y-protocols/awareness';

/** Shortest time between two states that are sent, in ms: a pointer moves far more often than others need to see. */
const INTERVAL = 40;

/** What this tab shows of its person: the latest state goes out at once, then at most every 40 ms. */
export class OwnPresence {
  private shown: Presence;
  private awareness: Awareness | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late = false;

  constructor(me: Pick<Presence, 'name' | 'colour'>) {
    this.shown = { ...me, selection: [] };
  }

  get state(): Presence {
    return this.shown;
  }

  /** Speaks through this awareness from now on. */
  attach(awareness: Awareness): void {
    this.awareness = awareness;
    this.publish();
  }

  /** Changes what is shown; an explicit `undefined` takes a value away. */
  show(patch: Partial<Presence>): void {
    this.shown = { ...this.shown, ...patch, selection: patch.selection ?? this.shown.selection };
    if (this.timer !== undefined) {
      this.late = true;
      return;
    }
    this.publish();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.late) this.show({});
    }, INTERVAL);
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.awareness = undefined;
  }

  private publish(): void {
    this.late = false;
    this.awareness?.setLocalState(encodePresence(this.shown));
  }
}

/** What may be told of what a person does: nothing of stickies that only they see. */
export function withoutPrivate<P extends Partial<Presence>>(patch: P, hidden: ReadonlySet<string>): P {
  if (hidden.size === 0) return patch;
  const { selection, editing, motion } = patch;
  const seen = (id: string): boolean => !hidden.has(id);
  const moved = motion?.ids.filter(seen) ?? [];
  return {
    ...patch,
    ...(selection === undefined ? {} : { selection: selection.filter(seen) }),
    ...(editing !== undefined && hidden.has(editing) ? { editing: undefined } : {}),
    ...(motion === undefined ? {} : { motion: moved.length === 0 ? undefined : { ...motion, ids: moved } }),
  };
}
