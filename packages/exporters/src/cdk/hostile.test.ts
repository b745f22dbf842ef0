import { type Board, normalise, patch, rowsOf, TABLE_NAMES } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafePath } from '../sinks/index.ts';
import { hostileText } from '../testing/hostile.ts';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { planOf } from './plan/plan.ts';
import { exportProblems } from './problems.ts';
import { projectFiles } from './project.ts';

/** What people type. Names of fields are among them; schedules, sources and keys have a form of their own. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  elements: ['label', 'description'],
  aggregates: ['name', 'rules', 'description'],
  contexts: ['name', 'team', 'purpose'],
  services: ['name', 'purpose'],
  dataStores: ['name', 'kind'],
  subscriptions: ['description'],
  eventVersions: ['title', 'description'],
  fields: ['description'],
  types: ['name', 'description'],
  bus: ['name', 'description'],
  settings: ['title', 'description'],
};

/** Puts a mark before each text, so that one can find it again, and one of the texts in every place. */
function retyped(board: Board, texts: readonly string[], mark: string): Board {
  let at = 0;
  const tables = TABLE_NAMES.map((table) => {
    const rows = [...rowsOf(board, table)].map(([id, row]) => {
      const changed = Object.fromEntries(
        (TYPED[table] ?? []).map((field) => [field, `${mark}${texts[at++ % texts.length] ?? ''}`]),
      );
      return [id, { ...row, ...changed }] as const;
    });
    return [table, new Map(rows)] as const;
  });
  return normalise(Object.fromEntries(tables) as unknown as Board);
}

const labels = fc.array(hostileText, { minLength: 5, maxLength: 12 });

describe('whatever people type', () => {
  it('[X60] files keep safe, unique paths, and the export does not fail', async () => {
    await fc.assert(
      fc.asyncProperty(labels, async (texts) => {
        const board = retyped(shop(), texts, '');
        expect(exportProblems(board)).toEqual([]);
        const paths = (await projectFiles(board, tools)).map(({ path }) => path);
        expect(paths.filter((path) => !isSafePath(path))).toEqual([]);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      }),
      { numRuns: 60 },
    );
  });

  it('[X61] names in code are unique and plain', () => {
    fc.assert(
      fc.property(labels, (texts) => {
        const plan = planOf(retyped(shop(), texts, ''));
        const contracts = [...plan.events, ...plan.commands].map(({ name, version }) => `${name}V${version}`);
        const stacks = plan.services.map(({ stack }) => stack);
        for (const service of plan.services) {
          const constructs = [...service.subscriptions, ...service.timers].map(({ construct }) => construct);
          const ids = [...service.subscriptions, ...service.timers].map(({ id }) => id);
          const functions = service.domains.flatMap((domain) =>
            [...domain.commands, ...domain.reports].map(({ fn }) => fn),
          );
          for (const list of [constructs, ids, functions, service.decisions.map(({ name }) => name)])
            expect(new Set(list.map((one) => one.toLowerCase())).size).toBe(list.length);
          for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
          for (const construct of constructs) expect(construct).toMatch(/^[A-Z][A-Za-z0-9]{0,39}$/);
          expect(service.name).toMatch(/^[a-z][a-z0-9-]{0,40}$/);
        }
        for (const list of [contracts, stacks, plan.services.map(({ name }) => name)])
          expect(new Set(list.map((one) => one.toLowerCase())).size).toBe(list.length);
        expect(plan.project).toMatch(/^[a-z][a-z0-9-]{0,19}$/);
        expect(plan.bus).toMatch(/^[a-z0-9][a-z0-9._-]{0,39}$/);
      }),
      { numRuns: 300 },
    );
  });

  it('[X61] no command is called like something that its handler needs', async () => {
    const words =
      'Once, Join, On, On timer, Store, Fact, Decide, Decisions, Publish facts, Command, Context, Data, Tick'.split(
        ', ',
      );
    for (const [at, word] of words.entries()) {
      const board = shop(
        patch('elements', 'k1', { label: word }),
        patch('elements', 'k3', { label: words[(at + 1) % words.length] ?? '' }),
        patch('elements', 'k4', { label: words[(at + 2) % words.length] ?? '' }),
        patch('elements', 'x1', { label: 'Context' }),
      );
      for (const { path, text } of await projectFiles(board, tools)) {
        if (!path.includes('/src/')) continue;
        const declared = [...text.matchAll(/^export (?:async )?(?:function|interface|const) (\w+)/gm)].map(
          ([, name]) => name,
        );
        const imported = [...text.matchAll(/^import (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
          (names ?? '').split(',').map((name) => name.replace('type ', '').trim()),
        );
        const all = [...declared, ...imported.filter((name) => name !== '')];
        expect(new Set(all).size, `${word} in ${path}`).toBe(all.length);
      }
    }
  });

  it('[X62] a text stands in code only as a string or in a comment', async () => {
    // The mark cannot be part of a name, so a name that holds it was not made by the rules of names.
    const mark = '«§»';
    await fc.assert(
      fc.asyncProperty(labels, async (texts) => {
        for (const { path, text } of await projectFiles(retyped(shop(), texts, mark), tools)) {
          if (!path.endsWith('.ts')) continue;
          const bare = text
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\/\/.*/g, '')
            .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
          expect(bare.includes('«'), path).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('[X63] nothing typed reaches the schemas of the types but as text', async () => {
    const keywords = JSON.stringify({ tsType: 'string }; process.exit(1); type X = {' });
    const board = retyped(shop(), [keywords], '');
    const seen: unknown[] = [];
    await projectFiles(board, {
      compileTypes: (schema) => {
        seen.push(schema);
        return tools.compileTypes(schema);
      },
    });
    expect(seen).toHaveLength(1);
    const keys = new Set<string>();
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        keys.add(key);
        visit(inner);
      }
    };
    visit(seen[0]);
    expect(keys.has('tsType')).toBe(false);
    expect(keys.has('tsEnumNames')).toBe(false);
  });
});
