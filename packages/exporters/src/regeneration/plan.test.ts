import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProjectFile } from '../cdk/project.ts';
import type { Bond } from './bond.ts';
import { planRegeneration, type Regeneration } from './plan.ts';
import { hashOf } from './sha256.ts';
import type { Merge, RegenerationGiven } from './step.ts';

/** A project on a pretended disk. */
class Project {
  readonly disk = new Map<string, string>();
  bond: Bond | undefined;

  generate(files: readonly ProjectFile[], more: Partial<RegenerationGiven> = {}): Regeneration {
    const disk = new Map([...this.disk].map(([path, text]) => [path, hashOf(text)]));
    const plan = planRegeneration({ files, names: {}, before: this.bond, disk, ...more });
    for (const [path, text] of plan.writes) this.disk.set(path, text);
    for (const path of plan.deletes) this.disk.delete(path);
    this.bond = plan.after;
    return plan;
  }
}

const owned = (path: string, text: string): ProjectFile => ({ path, text, keep: 'owned' });
const seeded = (path: string, text: string): ProjectFile => ({ path, text, keep: 'seeded' });
const actions = ({ steps }: Regeneration) => Object.fromEntries(steps.map(({ path, action }) => [path, action]));
const merge: Merge = (_, base, next) => ({ text: `${base}+${next}`, clean: true });

describe('generating again', () => {
  it('[R11] writes an owned file anew as long as nobody touched it', () => {
    const project = new Project();
    expect(actions(project.generate([owned('a', '1')]))).toEqual({ a: 'new' });
    expect(actions(project.generate([owned('a', '1')]))).toEqual({ a: 'same' });
    expect(actions(project.generate([owned('a', '2')]))).toEqual({ a: 'rewrite' });
    expect(project.disk.get('a')).toBe('2');
    project.disk.set('a', '2\r\n'.replace('\r\n', ''));
    project.disk.delete('a');
    expect(actions(project.generate([owned('a', '2')]))).toEqual({ a: 'new' });
  });

  it('[R11] keeps an edited owned file and puts the new text beside it, until people remove that', () => {
    const project = new Project();
    project.generate([owned('a', '1')]);
    project.disk.set('a', 'mine');
    expect(actions(project.generate([owned('a', '1')]))).toEqual({ a: 'keep' });
    expect(project.disk.has('a.new')).toBe(false);
    expect(actions(project.generate([owned('a', '2')]))).toEqual({ a: 'conflict' });
    expect(actions(project.generate([owned('a', '3')]))).toEqual({ a: 'conflict' });
    expect(Object.fromEntries(project.disk)).toEqual({ a: 'mine', 'a.new': '3' });
    project.disk.delete('a.new');
    expect(actions(project.generate([owned('a', '3')]))).toEqual({ a: 'keep' });
    expect(actions(project.generate([owned('a', '4')]))).toEqual({ a: 'conflict' });
  });

  it('[R11] takes a text beside away once people have it in the file', () => {
    const project = new Project();
    project.generate([owned('a', '1')]);
    project.disk.set('a', 'mine');
    project.generate([owned('a', '2')]);
    project.disk.set('a', '2');
    expect(actions(project.generate([owned('a', '3')]))).toEqual({ a: 'rewrite' });
    expect(Object.fromEntries(project.disk)).toEqual({ a: '3' });
  });

  it('[R12] leaves a text beside alone that people changed', () => {
    const project = new Project();
    project.generate([owned('a', '1')]);
    project.disk.set('a', 'mine');
    project.generate([owned('a', '2')]);
    project.disk.set('a.new', 'half mine');
    const plan = project.generate([owned('a', '3')]);
    expect(plan.steps[0]?.why).toContain('move it away');
    expect(Object.fromEntries(project.disk)).toEqual({ a: 'mine', 'a.new': 'half mine' });
    project.disk.delete('a.new');
    project.generate([owned('a', '3')], { merge });
    expect(project.disk.get('a')).toBe('2+3');
  });

  it('[R10] writes a seeded file once, and not again when somebody deleted it', () => {
    const project = new Project();
    project.generate([seeded('s', '1')]);
    expect(actions(project.generate([seeded('s', '1')]))).toEqual({ s: 'same' });
    project.disk.set('s', 'mine');
    expect(actions(project.generate([seeded('s', '1')]))).toEqual({ s: 'keep' });
    expect(actions(project.generate([seeded('s', '2')]))).toEqual({ s: 'behind' });
    expect(Object.fromEntries(project.disk)).toEqual({ s: 'mine' });
    project.disk.delete('s');
    expect(actions(project.generate([seeded('s', '3')]))).toEqual({ s: 'gone' });
    expect(project.disk.has('s')).toBe(false);
    expect(actions(project.generate([seeded('s', '3')], { restore: true }))).toEqual({ s: 'new' });
    expect(project.disk.get('s')).toBe('3');
  });

  it('[R16] says which seeded files are for an earlier board, and offers the text of today once', () => {
    const project = new Project();
    project.generate([seeded('s', '1')]);
    for (let time = 0; time < 2; time++) expect(actions(project.generate([seeded('s', '2')]))).toEqual({ s: 'behind' });
    project.generate([seeded('s', '2')], { offer: true });
    expect(Object.fromEntries(project.disk)).toEqual({ s: '1', 's.new': '2' });
    expect(actions(project.generate([seeded('s', '2')], { offer: true }))).toEqual({ s: 'keep' });
    project.disk.set('s.new', 'half mine');
    const plan = project.generate([seeded('s', '3')], { offer: true });
    expect(plan.steps[0]?.why).toBe('s.new is in the way');
    expect(project.disk.get('s.new')).toBe('half mine');
  });

  it('[R13] reports what is not on the board any more and knows it again', () => {
    const project = new Project();
    project.generate([owned('a', '1'), seeded('s', '1')]);
    for (let time = 0; time < 2; time++) expect(actions(project.generate([]))).toEqual({ a: 'orphan', s: 'orphan' });
    expect(project.disk.size).toBe(2);
    project.disk.delete('s');
    expect(actions(project.generate([]))).toEqual({ a: 'orphan' });
    expect(actions(project.generate([owned('a', '2'), seeded('s', '2')]))).toEqual({ a: 'rewrite', s: 'new' });
  });

  it('[R14] merges with the text that people took over last', () => {
    const project = new Project();
    project.generate([owned('a', '1')]);
    project.disk.set('a', 'mine');
    project.generate([owned('a', '2')]);
    expect(actions(project.generate([owned('a', '3')], { merge }))).toEqual({ a: 'merge' });
    // The text beside was never taken over, so the base is still the first one; now it is of no use any more.
    expect(Object.fromEntries(project.disk)).toEqual({ a: '1+3' });
    const marked: Merge = (_, base, next) => ({ text: `<${base}|${next}>`, clean: false });
    expect(actions(project.generate([owned('a', '4')], { merge: marked }))).toEqual({ a: 'conflict' });
    expect(project.disk.get('a')).toBe('<3|4>');
    expect(actions(project.generate([owned('a', '4')], { merge }))).toEqual({ a: 'keep' });
  });

  it('[R15] keeps a file that was never ours', () => {
    const project = new Project();
    project.disk.set('a', 'theirs');
    project.disk.set('s', 'theirs');
    const first = project.generate([owned('a', '1'), seeded('s', '1')], { merge });
    expect(actions(first)).toEqual({ a: 'conflict', s: 'keep' });
    expect(first.steps[0]?.why).toContain('a file of yours');
    expect(Object.fromEntries(project.disk)).toEqual({ a: 'theirs', 'a.new': '1', s: 'theirs' });
    expect(actions(project.generate([owned('a', '1')]))).toMatchObject({ a: 'conflict' });
    project.disk.delete('a.new');
    expect(actions(project.generate([owned('a', '1')]))).toMatchObject({ a: 'keep' });
  });
});

const PATHS = ['a', 'b', 'c', 'd'] as const;
const path = fc.constantFrom(...PATHS);
const board = fc.uniqueArray(
  fc.record({ path, text: fc.constantFrom('1', '2', '3'), keep: fc.constantFrom('owned', 'seeded') }),
  { selector: (file) => file.path },
) as fc.Arbitrary<ProjectFile[]>;
const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('generate'), files: board, restore: fc.boolean(), offer: fc.boolean() }),
  },
  fc.record({
    kind: fc.constant('edit'),
    path: fc.oneof(
      path,
      path.map((one) => `${one}.new`),
    ),
  }),
  fc.record({
    kind: fc.constant('delete'),
    path: fc.oneof(
      path,
      path.map((one) => `${one}.new`),
    ),
  }),
);

type Event = { kind: string; path?: string; files?: ProjectFile[]; restore?: boolean; offer?: boolean };

/** Plays what people and the generator do, and calls `look` after each generation with the texts that people wrote. */
function play(
  events: readonly Event[],
  look: (project: Project, plan: Regeneration, before: Map<string, string>) => void,
) {
  const project = new Project();
  let edits = 0;
  for (const { kind, path: at = '', files = [], restore = false, offer = false } of events) {
    if (kind === 'edit') project.disk.set(at, `people wrote ${edits++}`);
    else if (kind === 'delete') project.disk.delete(at);
    else {
      const before = new Map(project.disk);
      look(project, project.generate(files, { restore, offer }), before);
    }
  }
}

describe('for every sequence of edits and generations', () => {
  const events = fc.array(event, { maxLength: 14 }) as fc.Arbitrary<Event[]>;

  it('[R12] nothing that people wrote is lost', () => {
    fc.assert(
      fc.property(events, (given) =>
        play(given, ({ disk }, _, before) => {
          for (const [at, text] of before) if (text.startsWith('people wrote')) expect(disk.get(at)).toBe(text);
        }),
      ),
      { numRuns: 500 },
    );
  });

  it('[R10] no seeded file is written over, edited or not', () => {
    fc.assert(
      fc.property(events, (given) =>
        play(given, ({ disk }, { steps }, before) => {
          for (const { path: at, keep } of steps)
            if (keep === 'seeded' && before.has(at)) expect(disk.get(at)).toBe(before.get(at));
        }),
      ),
      { numRuns: 500 },
    );
  });

  it('[R12] a second generation changes nothing, and what is not told as kept is what the generator prints', () => {
    fc.assert(
      fc.property(events, board, (given, files) => {
        const project = new Project();
        for (const one of given) {
          if (one.kind === 'edit') project.disk.set(one.path ?? '', 'people wrote');
          else if (one.kind === 'delete') project.disk.delete(one.path ?? '');
          else project.generate(one.files ?? []);
        }
        const plan = project.generate(files);
        for (const file of files) {
          const { action = '' } = plan.steps.find((step) => step.path === file.path) ?? {};
          if (['new', 'rewrite', 'same'].includes(action)) expect(project.disk.get(file.path)).toBe(file.text);
          if (action === 'conflict')
            expect([file.text, 'people wrote']).toContain(project.disk.get(`${file.path}.new`));
        }
        const again = project.generate(files);
        expect([again.writes.size, again.deletes]).toEqual([0, []]);
        expect(again.after).toEqual(plan.after);
      }),
      { numRuns: 500 },
    );
  });

  it('[R13] nothing that was generated is deleted', () => {
    fc.assert(
      fc.property(events, (given) =>
        play(given, ({ disk }, _, before) => {
          for (const at of before.keys()) if (!at.endsWith('.new')) expect(disk.has(at)).toBe(true);
        }),
      ),
      { numRuns: 300 },
    );
  });
});
