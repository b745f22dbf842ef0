import { describe, expect, test } from 'vitest';
import { SaveTracker, together } from './save-tracker.ts';

function connected(): SaveTracker {
  const tracker = new SaveTracker();
  tracker.opened();
  tracker.synchronised();
  tracker.carried();
  tracker.acknowledged(1);
  return tracker;
}
const edit = (tracker: SaveTracker): void => {
  tracker.edited();
  tracker.carried();
};

describe('one document', () => {
  test('[S60] is loading until the server has sent it, saved when every frame is confirmed', () => {
    const tracker = new SaveTracker();
    expect(tracker.state.kind).toBe('loading');
    tracker.opened();
    tracker.carried();
    expect(tracker.state).toEqual({ kind: 'loading', unsaved: false });
    tracker.synchronised();
    expect(tracker.state).toEqual({ kind: 'saved', unsaved: false });
    tracker.edited();
    expect(tracker.state).toEqual({ kind: 'saving', unsaved: true });
    tracker.carried();
    tracker.acknowledged(1);
    expect(tracker.state).toEqual({ kind: 'saving', unsaved: true });
    tracker.acknowledged(2);
    expect(tracker.state).toEqual({ kind: 'saved', unsaved: false });
  });

  test('[S63] says why the server has left, until it is back', () => {
    const tracker = connected();
    tracker.closed('tooFast');
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: false, reason: 'tooFast' });
    tracker.opened();
    tracker.closed();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: false, reason: 'tooFast' });
    tracker.opened();
    tracker.synchronised();
    expect(tracker.state).toEqual({ kind: 'saved', unsaved: false });
    tracker.closed();
    expect(tracker.state.reason).toBeUndefined();
  });

  test('[S60] the confirmation of one frame is not that of the next', () => {
    const tracker = connected();
    edit(tracker);
    edit(tracker);
    tracker.acknowledged(2);
    expect(tracker.state.kind).toBe('saving');
    tracker.acknowledged(3);
    expect(tracker.state.kind).toBe('saved');
  });

  test('[S60] a server that confirms more than was sent does not save what comes next', () => {
    const tracker = connected();
    tracker.acknowledged(99);
    edit(tracker);
    expect(tracker.state.kind).toBe('saving');
  });

  test('[S61] what was not confirmed when the connection broke is unsaved until the next has carried it', () => {
    const tracker = connected();
    edit(tracker);
    tracker.closed();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: true });
    tracker.opened();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: true });
    tracker.synchronised();
    expect(tracker.state).toEqual({ kind: 'saving', unsaved: true });
    tracker.carried();
    expect(tracker.state.kind).toBe('saving');
    tracker.acknowledged(1);
    expect(tracker.state).toEqual({ kind: 'saved', unsaved: false });
  });

  test('[S61] with nothing unconfirmed, offline holds nothing back; an edit made there does', () => {
    const tracker = connected();
    tracker.closed();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: false });
    tracker.edited();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved: true });
  });

  test('[S61] a connection that was closed for good says why, until it is opened again', () => {
    const tracker = connected();
    edit(tracker);
    tracker.closed();
    tracker.denied('forbidden', 'No.');
    expect(tracker.state).toEqual({ kind: 'denied', unsaved: true, reason: 'forbidden', message: 'No.' });
    tracker.opened();
    expect(tracker.state.kind).toBe('offline');
  });
});

describe('what was kept', () => {
  test.each([true, false])('[S64] is shown before there is a connection, with what is unsaved of it: %s', (unsaved) => {
    const tracker = new SaveTracker();
    tracker.restored(unsaved);
    expect(tracker.state).toEqual({ kind: 'offline', unsaved });
    tracker.opened();
    expect(tracker.state).toEqual({ kind: 'offline', unsaved });
    tracker.carried();
    tracker.synchronised();
    expect(tracker.state).toEqual({ kind: unsaved ? 'saving' : 'saved', unsaved });
    tracker.acknowledged(1);
    expect(tracker.state).toEqual({ kind: 'saved', unsaved: false });
  });
});

describe('several documents', () => {
  test('[S62] are together what the worst of them is', () => {
    const saved = { kind: 'saved', unsaved: false } as const;
    const saving = { kind: 'saving', unsaved: true } as const;
    const denied = { kind: 'denied', unsaved: false, reason: 'notFound', message: 'Gone.' } as const;
    expect(together(saved, saved)).toEqual(saved);
    expect(together(saved, saving)).toEqual(saving);
    expect(together(saving, denied, saved)).toEqual({ ...denied, unsaved: true });
    expect(together(saved, { kind: 'offline', unsaved: false }, saving)).toEqual({ kind: 'offline', unsaved: true });
    expect(together(saved, { kind: 'loading', unsaved: false }).kind).toBe('loading');
  });
});
