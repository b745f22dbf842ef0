import { STAGES, stageOf } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { namesIn, show } from '../testing/render.tsx';
import { Elsewhere, LookingBar } from './LookingBar.tsx';
import { SaveState, SaveWords } from './SaveState.tsx';
import { StageBar } from './StageBar.tsx';
import { Instruction, StageList } from './StageList.tsx';

describe('rail and bars', () => {
  it('[W6] every stage is a button called by its number and title', () => {
    const names = namesIn(show(<StageList />));
    expect(names).toEqual([...STAGES.slice(0, 8).map(({ number, title }) => `${number} ${title}`), 'Result']);
  });

  it('[W6] the stage of the team is the current step and says what to do', () => {
    const html = show(<StageList />, openLocalWorkshop({ session: { stage: 2 } }));
    expect(html).toMatch(/aria-label="2 Temporal sequencing" aria-current="step" aria-pressed="true"/);
    expect(html).toContain('from left to right');
  });

  it('[W6] only a facilitator has the buttons that move the team', () => {
    expect(show(<StageBar />, openLocalWorkshop({ role: 'facilitator' }))).toContain('Next stage');
    expect(show(<StageBar />, openLocalWorkshop({ role: 'participant' }))).not.toContain('Next stage');
  });

  it('[W6] the save state is a status of a fixed name', () => {
    const says = (kind: 'loading' | 'saved' | 'saving' | 'offline', unsaved = false) =>
      show(<SaveWords kind={kind} unsaved={unsaved} people={1} />);
    expect(says('saved')).toContain('<output aria-label="Save state">Saved</output>');
    expect(says('saving', true)).toContain('>Saving</output>');
    expect(says('offline')).toContain('>Offline</output>');
    expect(says('offline', true)).toContain('>Offline, keeps what you write</output>');
    expect(show(<SaveState />)).toContain('>Opening</output>');
  });

  it('[W5] who looks at another stage is told where the team is', () => {
    const workshop = openLocalWorkshop({ session: { stage: 4 }, role: 'participant' });
    expect(show(<LookingBar />, workshop)).toBe('');
    const html = show(<Elsewhere looking={2} team={4} />, workshop);
    expect(html).toContain('You are looking at Temporal sequencing. The team is at Entities and aggregates.');
    expect(html).toContain('Follow the team');
    expect(html).not.toContain('Bring everybody here');
  });

  it('[W5] skipping the optional stage is offered to the facilitator, and taking that back once it is skipped', () => {
    const at3 = openLocalWorkshop({ session: { stage: 3 }, role: 'facilitator' });
    expect(show(<StageList />, at3)).toContain('Skip this stage');
    const skipped = openLocalWorkshop({ session: { stage: 4, skip: ['triggers'] }, role: 'facilitator' });
    expect(show(<Instruction stage={stageOf(3)} state="skipped" />, skipped)).toContain('Do it after all');
    const participant = openLocalWorkshop({ session: { stage: 3 }, role: 'participant' });
    expect(show(<StageList />, participant)).not.toContain('Skip this stage');
  });
});
