import { addElement, applyChanges, ELEMENT_KINDS, emptyBoard, KINDS, normalise, relabel } from '@stormbridge/model';
import { afterEach, describe, expect, test } from 'vitest';
import { openLocalWorkshop, type Workshop } from './workshop.ts';

const opened: Workshop[] = [];
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.destroy();
});

const event = (id: string, label: string) => addElement(id, { kind: 'event', label });

describe('rights', () => {
  test('[B13] what the session does not allow is not done and said', () => {
    const board = normalise(applyChanges(emptyBoard, event('e', 'Order placed')));
    const session = { stage: 4, rights: 'guided', ownOnly: true } as const;
    const workshop = openLocalWorkshop({ board, session, role: 'participant' });
    opened.push(workshop);
    const forbidden = () => workshop.state.getState().forbidden?.refusal;
    expect(workshop.commit(addElement('c', { kind: 'command', label: 'Pay' }))).toBe(false);
    expect([forbidden(), workshop.board.elements.has('c')]).toEqual(['stage', false]);
    // Nobody knows who made it.
    expect(workshop.commit(relabel(workshop.board, 'e', 'Order paid'))).toBe(true);
    const editor = workshop.edit('elements', 'e', 'label');
    editor.set('Order sent');
    expect(workshop.board.elements.get('e')?.label).toBe('Order sent');
    const leader = openLocalWorkshop({ board, session: { ...session, locked: true } });
    opened.push(leader);
    expect(leader.commit(addElement('c', { kind: 'command', label: 'Pay' }))).toBe(true);
    expect(leader.state.getState().forbidden).toBeUndefined();
  });

  test('[B14] an item of the tray comes onto the board as it was written, or goes away', () => {
    const leader = openLocalWorkshop({});
    const viewer = openLocalWorkshop({ role: 'participant' });
    opened.push(leader, viewer);
    const item = { id: 't', text: 'Late', author: 'Ben', at: Date.UTC(2026, 0, 2) } as const;
    expect(viewer.clearTray({ ...item, kind: 'event' }, true)).toBe(false);
    for (const kind of KINDS) expect([kind, leader.clearTray({ ...item, kind }, true)]).toEqual([kind, true]);
    const { elements, aggregates, contexts, services, phases } = leader.board;
    expect([...elements.values()].map(({ kind }) => kind).sort()).toEqual([...ELEMENT_KINDS].sort());
    for (const row of elements.values())
      expect(row).toMatchObject({ label: 'Late', author: 'Ben', createdAt: '2026-01-02T00:00:00.000Z' });
    for (const table of [aggregates, contexts, services, phases])
      expect([...table.values()].map(({ name }) => name)).toEqual(['Late']);
    expect(leader.clearTray({ ...item, kind: 'event' }, false)).toBe(true);
    expect(leader.board.elements.size).toBe(ELEMENT_KINDS.length);
  });
});
