import { add, addElement, type ElementKind, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith, show } from '../testing/render.tsx';
import { subjects } from './choices.ts';
import { ElementPanel } from './ElementPanel.tsx';
import { leave } from './plain-text.ts';
import { isSchedule } from './schedule.ts';

const board = normalise(
  boardWith(
    ...addElement('placed', { kind: 'event', label: 'Order Placed', column: 'a' }),
    ...addElement('charge', { kind: 'command', label: 'Take Payment' }),
    ...addElement('whenever', { kind: 'policy', label: 'Whenever an order is placed', when: 'all' }),
    ...addElement('nightly', { kind: 'timer', label: 'Every night', schedule: 'rate(1 day)' }),
    ...addElement('why', { kind: 'hotSpot', label: 'Who retries?' }),
    ...addElement('bank', { kind: 'externalSystem', label: 'Bank' }),
    add('flows', 'f', { from: 'placed', to: 'whenever' }),
    add('aggregates', 'order', { name: 'Order' }),
  ),
);
const panel = (id: string, role: 'facilitator' | 'viewer' = 'facilitator'): string =>
  show(<ElementPanel id={id} />, openLocalWorkshop({ board, role }));

describe('the inspector', () => {
  it.each([
    ['placed', 'event', ['Aggregate', 'Pivotal event', 'Place in time', 'Name in code']],
    ['charge', 'command', ['Aggregate', 'Whoever asks']],
    ['whenever', 'policy', ['Acts when', 'Joined by the field', 'Gives up after']],
    ['nightly', 'timer', ['Schedule']],
    ['why', 'hotSpot', ['What it is', 'Status', 'About', 'Who takes it on']],
    ['bank', 'externalSystem', ['Service that adapts it']],
  ] satisfies [string, ElementKind, string[]][])('[W7] of %s (%s) offers what that kind can have', (id, _, labels) => {
    const html = panel(id);
    expect(labels.filter((label) => !html.includes(`>${label}<`))).toEqual([]);
  });

  it('[W7] offers only arrows that the grammar allows and that are not drawn yet', () => {
    const offered = [...panel('whenever').matchAll(/<option value="([^"]+)">Command: /g)].map(([, id]) => id);
    expect(offered).toEqual(['charge']);
    expect(panel('placed')).not.toContain('Policy: Whenever');
  });

  it('[W7] lets a viewer change nothing', () => {
    const html = panel('placed', 'viewer');
    expect(html).not.toMatch(/<(input type="checkbox"|select)(?![^>]*disabled)[^>]*>/);
    expect(html).not.toMatch(/<textarea(?![^>]*readOnly)[^>]*>/i);
    expect(html).not.toContain('Remove the arrow');
  });

  it('[W7] a hot spot may be about anything but itself', () => {
    const ids = subjects(board, 'why').map(({ value }) => value);
    expect(ids).toContain('placed');
    expect(ids).toContain('order');
    expect(ids).not.toContain('why');
  });
});

describe('schedules', () => {
  it('[W8] what is wrong stays in its field with the reason and is not written', () => {
    expect(leave('daily', 'rate(1 day)', 'wrong')).toEqual({ draft: 'daily' });
    expect(leave('rate(1 hour)', 'rate(1 day)', undefined)).toEqual({ draft: undefined, write: 'rate(1 hour)' });
    expect(leave('rate(1 day)', 'rate(1 day)', undefined)).toEqual({ draft: undefined });
    expect(leave(undefined, 'rate(1 day)', undefined)).toEqual({ draft: undefined });
  });

  it('[W8] are rates with the right number, cron with six parts, or one moment', () => {
    for (const fine of [
      'rate(1 hour)',
      'rate(5 minutes)',
      ' rate(2 days) ',
      'cron(0 9 * * ? *)',
      'at(2026-12-31T23:59:59)',
    ])
      expect(isSchedule(fine)).toBe(true);
  });

  it('[W8] nothing else is one', () => {
    for (const wrong of [
      '',
      'rate(1 hours)',
      'rate(5 minute)',
      'rate(0 days)',
      'rate(1 week)',
      'cron(0 9 * * *)',
      'daily',
      'at(2026-13-01T00:00:00)',
      'at(tomorrow)',
    ])
      expect(isSchedule(wrong)).toBe(false);
  });
});
