import { describe, expect, it } from 'vitest';
import { catalogFindings } from '../derive/check.ts';
import { versionNotes, type Catalog, type Subscription } from '../derive/index.ts';

const seat = { name: 'SeatTaken', source: 'test.hall', detailType: 'SeatTaken', producer: 'hall', aggregate: null };
const listener = (events: Subscription['events']): Subscription => ({
  id: 'x',
  consumer: 'hall',
  events,
  via: 'queue',
  reason: 'policy',
  text: '',
  issues: [],
  handler: '',
});
const catalog = (versions: readonly number[], wanted: Subscription['events'], retired: string[] = []): Catalog => ({
  domain: 'test',
  title: 'Test',
  bus: 'test',
  authoriser: 'signature',
  services: [{ name: 'hall', title: 'Hall', context: '', team: '', purpose: '' }],
  events: versions.map((version) => ({ ...seat, version })),
  retired,
  commands: [],
  reports: [],
  cloudEvents: [],
  readModels: [],
  subscriptions: [listener(wanted)],
  timers: [],
});
const [v1, v2] = ['SeatTaken.v1', 'SeatTaken.v2'];

describe('versions', () => {
  it('count as published once they are in the baseline', () => {
    expect(versionNotes(catalog([1], [v1]), [])).toEqual([
      expect.stringMatching(
        /^Nothing counts as published yet, so every change of a contract passes\..*contracts:release/,
      ),
    ]);
    expect(versionNotes(catalog([1], [v1]), [v1])).toEqual([]);
    expect(versionNotes(catalog([1, 2], [v1, v2]), [v1])).toEqual([
      'SeatTaken.v2 is not published yet: the workflow Deploy does it, or "npm run contracts:release" after its deployment',
    ]);
  });
  it('are told when they are retired, or could be', () => {
    const retired = 'SeatTaken.v1 is retired: nobody publishes it, and no subscription names it';
    expect(versionNotes(catalog([2], [v2], [v1]), [v1, v2])).toEqual([retired]);
    expect(versionNotes(catalog([2], [v2]), [v1, v2])).toEqual([retired]);
    const unneeded = 'SeatTaken.v1 is named by no subscription, and there is SeatTaken.v2: it can be retired';
    expect(versionNotes(catalog([1, 2], [v2]), [v1, v2])).toEqual([unneeded]);
    expect(versionNotes(catalog([1, 2], '*'), [v1, v2])).toEqual([unneeded]);
    expect(versionNotes(catalog([1, 2], [v1]), [v1, v2])).toEqual([]);
  });
  it('have no consumer when they are retired', () => {
    const findings = (one: Catalog): string[] => {
      const events = one.events.map(({ name, version }) => `${name}.v${version}`);
      return catalogFindings(one, { events, commands: [] });
    };
    expect(findings(catalog([2], [v2], [v1]))).toEqual([]);
    expect(findings(catalog([2], [v1, v2], [v1]))).toEqual([
      'subscription x listens to SeatTaken.v1, which is retired: nobody publishes it',
    ]);
    expect(findings(catalog([1, 2], [v2], [v1]))).toEqual(['SeatTaken.v1 is retired and published']);
  });
});
