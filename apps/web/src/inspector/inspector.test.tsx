import { add, addElement, type ElementKind, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith, show } from '../testing/render.tsx';
import { subjects, unplacedEvents } from './choices.ts';
import { readDuration, showDuration } from './duration.ts';
import { ElementPanel } from './ElementPanel.tsx';
import { isEndpoint } from './ExternalSystemParts.tsx';
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
  it('[W229] events without a place in time are listed by name', () => {
    const labels = ['Parcel 10 sent', 'order placed', 'Parcel 9 sent'];
    const loose = labels.flatMap((label, at) => addElement(`e${at}`, { kind: 'event', label }));
    const placed = addElement('placed', { kind: 'event', label: 'A placed one', column: 'a' });
    expect(unplacedEvents(boardWith(...loose, ...placed)).map(({ label }) => label)).toEqual([
      'order placed',
      'Parcel 9 sent',
      'Parcel 10 sent',
    ]);
  });

  it.each([
    ['placed', 'event', ['Aggregate', 'Pivotal event', 'Place in time', 'Name in code']],
    ['charge', 'command', ['Aggregate', 'Whoever asks', 'Taken in by']],
    ['whenever', 'policy', ['Acts when', 'Joined by the field', 'Gives up after', 'Waits in']],
    ['nightly', 'timer', ['Schedule']],
    ['why', 'hotSpot', ['What it is', 'Status', 'About', 'Who takes it on']],
    ['bank', 'externalSystem', ['Service that adapts it', 'Told at this address', 'Service of the cloud']],
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

describe('what the generated system needs to know', () => {
  const more = normalise(
    boardWith(
      ...addElement('asked', { kind: 'command', label: 'Quote Price', mode: 'sync' }),
      ...addElement('both', { kind: 'policy', label: 'When both', when: 'all', timeout: 'P7D', joinBy: 'workflow' }),
      ...addElement('one', { kind: 'policy', label: 'Whenever one' }),
      ...addElement('store', { kind: 'externalSystem', label: 'Bucket', cloudSource: 'aws.s3' }),
      ...addElement('put', { kind: 'event', label: 'File Uploaded' }),
      ...addElement('other', { kind: 'event', label: 'Order Placed' }),
      add('flows', 'f', { from: 'store', to: 'put' }),
    ),
  );
  const of = (id: string): string => show(<ElementPanel id={id} />, openLocalWorkshop({ board: more }));

  it('[W200] only a command that nobody waits for says what takes it in', () => {
    expect(panel('charge')).toContain('>Taken in by<');
    expect(of('asked')).not.toContain('>Taken in by<');
  });

  it('[W201] only a policy that waits for all says how it waits', () => {
    expect(of('one')).not.toContain('>Waits in<');
    expect(of('both')).toMatch(/value="7 days"/);
    expect(of('both')).toMatch(/<option value="workflow" selected="">a workflow</);
  });

  it('[W201] spans of time are read as people write them', () => {
    const spans = [
      ['7 days', 'P7D'],
      ['1 hour', 'PT1H'],
      [' 30 Minutes ', 'PT30M'],
      ['2 weeks', 'P2W'],
      ['45 seconds', 'PT45S'],
      ['p1dt12h', 'P1DT12H'],
    ] as const;
    for (const [text, iso] of spans) expect(readDuration(text)).toBe(iso);
    for (const [, iso] of spans) expect(readDuration(showDuration(iso))).toBe(iso);
    for (const wrong of ['', 'soon', '0 days', '7', 'P', 'PT', 'P1H', '-1 day', '7 months']) {
      expect(readDuration(wrong)).toBeUndefined();
    }
  });

  it('[W202] an event of a service of the cloud has its name there, others have none', () => {
    expect(of('put')).toContain('>Its name at that service<');
    expect(of('other')).not.toContain('>Its name at that service<');
  });

  it('[W202] addresses are https with a host, without a user', () => {
    for (const fine of ['https://bank.example/orders', ' https://a.example:8443 ']) expect(isEndpoint(fine)).toBe(true);
    for (const wrong of ['http://bank.example', 'bank.example', 'https://', 'https://me:x@bank.example', 'https://a b'])
      expect(isEndpoint(wrong)).toBe(false);
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
