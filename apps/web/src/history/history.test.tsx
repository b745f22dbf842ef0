import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { namesIn, show } from '../testing/render.tsx';
import type { Point } from './api.ts';
import { Moments } from './HistoryPanel.tsx';
import { Banner } from './PointBar.tsx';
import { timeOf, titleOf } from './words.ts';

const AT = new Date(2026, 10, 21, 14, 5).getTime();
const stage: Point = { id: 'a', at: AT, reason: 'stage', stage: 3, name: '', by: '' };
const named: Point = { id: 'b', at: AT, reason: 'named', stage: 2, name: 'Before lunch', by: 'Ada' };
const restored: Point = { id: 'c', at: AT, reason: 'restore', stage: 2, name: '', by: 'Ben' };

describe('history', () => {
  it('[W26] a moment is called by its name, by the stage that ended, or by what came after it', () => {
    expect([stage, named, restored].map(titleOf)).toEqual([
      'End of Trigger detection',
      'Before lunch',
      'Before restoring',
    ]);
    expect(timeOf(named, AT + 3_600_000)).toMatch(/^0?2:05 PM$|^14:05$/);
    expect(timeOf(named, AT + 86_400_000)).toMatch(/2026/);
  });

  it('[W26] everybody sees the list; only facilitators can keep a moment', () => {
    for (const role of ['facilitator', 'participant', 'viewer'] as const) {
      const html = show(<Moments points={[restored, named, stage]} trouble={undefined} />, openLocalWorkshop({ role }));
      expect(html.includes('Keep this moment'), role).toBe(role === 'facilitator');
      expect(namesIn(html).filter((name) => name.startsWith('Look at'))).toEqual([
        expect.stringMatching(/^Look at: Before restoring, .*, in Temporal sequencing, by Ben$/),
        expect.stringMatching(/^Look at: Before lunch, .*, in Temporal sequencing, by Ada$/),
        expect.stringMatching(/^Look at: End of Trigger detection, (?!.*, (in|by) ).*[AP]M$/),
      ]);
    }
  });

  it('[W26] without a moment it is said when there will be one; without the server, that it is there', () => {
    const none = <Moments points={[]} trouble={undefined} />;
    expect(show(none)).toContain('whenever you name one');
    expect(show(none, openLocalWorkshop({ role: 'viewer' }))).not.toContain('whenever you name one');
    expect(show(<Moments points={undefined} trouble="The history is on the server" />)).toContain('on the server');
  });

  it('[W27] while a moment is looked at its board is shown, and a bar leads back; only facilitators can restore it', () => {
    const html = show(<Banner point={named} />);
    expect(html).toContain('The board as it was: Before lunch');
    expect(html).toContain('Back to the board of now');
    expect(html).toContain('Restore this moment');
    for (const role of ['participant', 'viewer'] as const)
      expect(show(<Banner point={named} />, openLocalWorkshop({ role }))).not.toContain('Restore this moment');
  });
});
