import { describe, expect, it } from 'vitest';
import type { ProjectFile } from '../cdk/project.ts';
import type { Bond } from './bond.ts';
import { planRegeneration } from './plan.ts';
import { hashOf } from './sha256.ts';
import type { Step } from './step.ts';

const CONTRACTS = 'contracts/src/generated/contracts.ts';
const contracts = (...names: readonly string[]): ProjectFile => ({
  path: CONTRACTS,
  keep: 'owned',
  text: names.map((name) => `export const ${name} = 1;\nexport type ${name} = number;\n`).join(''),
});
const file = (keep: ProjectFile['keep'], path: string, text = ''): ProjectFile => ({ path, text, keep });
const entry = file('owned', 'services/order/src/reads.ts', "import { view } from './read-models/page.ts';\n");
const model = file(
  'seeded',
  'services/order/src/read-models/page.ts',
  "import { ReadModel } from '@shop/event-kit';\nimport { type OrderShippedV1, OrderPlacedV1 as Placed } from '@shop/contracts';\n",
);
const test = file('seeded', 'services/order/test/order.test.ts', "import '../src/reads.ts';\n");

/** Generates some files, lets people work on the disk, and generates others. */
function again(
  first: readonly ProjectFile[],
  second: readonly ProjectFile[],
  people: (disk: Map<string, string>) => void = () => undefined,
): ReadonlyMap<string, Step> {
  const given = (disk: ReadonlyMap<string, string>, before: Bond | undefined, files: readonly ProjectFile[]) => ({
    files,
    names: {},
    before,
    disk: new Map([...disk].map(([path, text]) => [path, hashOf(text)])),
    texts: disk,
  });
  const { writes, after } = planRegeneration(given(new Map(), undefined, first));
  const disk = new Map(writes);
  people(disk);
  return new Map(planRegeneration(given(disk, after, second)).steps.map((step) => [step.path, step]));
}

describe('what hangs on an orphan', () => {
  it('[X270] names the file of yours that still imports it, which comes first', () => {
    const { why, breaks } = again([entry, model, test], [model, test]).get(entry.path) ?? {};
    expect(why).toBe(
      'not generated any more; services/order/test/order.test.ts still imports it: take that out, then delete it',
    );
    expect(breaks).toBeUndefined();
  });

  it('[X270] names the orphans that hang together, and says when nobody needs it', () => {
    const steps = again([entry, model], []);
    expect(steps.get(model.path)?.why).toBe(
      'not generated any more; delete it together with services/order/src/reads.ts',
    );
    expect(steps.get(entry.path)?.why).toBe(
      'not generated any more; nothing imports it: take over what you need, then delete it',
    );
    const schema = file('owned', 'contracts/schemas/events/A.v1.json', '{}');
    expect(again([schema], []).get(schema.path)?.why).toBe('not generated any more; delete it');
  });

  it('[X270] a stack of yours that still gives it to a function counts, and one that is written anew does not', () => {
    const stack = (text: string) => file('owned', 'services/order/lib/order-stack.ts', text);
    const gives = "entry: new URL('../src/reads.ts', import.meta.url)";
    expect(again([entry, stack(gives)], [stack('')]).get(entry.path)?.why).toContain('nothing imports it');
    const edited = again([entry, stack(gives)], [stack('')], (disk) => disk.set(stack('').path, `// mine\n${gives}`));
    expect(edited.get(entry.path)?.why).toContain('services/order/lib/order-stack.ts still imports it');
  });

  it('[X270] counts those that it does not name', () => {
    const users = Array.from({ length: 5 }, (_, at) => file('seeded', `services/order/test/${at}.test.ts`, test.text));
    expect(again([entry, ...users], users).get(entry.path)?.why).toContain('2.test.ts and 2 more still import it');
  });
});

describe('what will not compile', () => {
  const both = [contracts('OrderPlacedV1', 'OrderShippedV1'), model];

  it('[X270] is told of an orphan and of a file of yours that imports a contract which is gone', () => {
    const orphan = again(both, [contracts('OrderPlacedV1')]).get(model.path);
    expect(orphan).toMatchObject({ action: 'orphan', breaks: true });
    expect(orphan?.why).toContain('it will not compile: OrderShippedV1 is no contract any more');
    const kept = again(both, [contracts('OrderShippedV1'), model]).get(model.path);
    expect(kept).toMatchObject({ action: 'same' });
    const changed = again(both, [contracts('OrderShippedV1'), model], (disk) =>
      disk.set(model.path, `${model.text}\n//`),
    );
    expect(changed.get(model.path)).toMatchObject({ action: 'keep', breaks: true });
    expect(changed.get(model.path)?.why).toBe('it will not compile: OrderPlacedV1 is no contract any more');
  });

  it('[X270] is told of nothing as long as its contracts are there, and of no name that never was one', () => {
    const unknown = file('seeded', 'services/order/src/a.ts', "import { Foo } from '@shop/contracts';\n");
    for (const step of again([...both, unknown], [both[0] ?? model]).values()) expect(step.breaks).toBeUndefined();
  });
});
