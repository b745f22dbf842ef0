import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, linkPackages, type Ran, run, stormbridge, workshop } from './workbench.ts';

interface Row {
  id: string;
  [field: string]: unknown;
}
type Board = Record<string, Row[]>;

const EXAMPLE = join(import.meta.dirname, '../../public/examples/order-checkout.json');

describe('a project that lives on with its board', () => {
  let folder = '';
  let project = '';
  const board = async (change: (board: Board) => void): Promise<string> => {
    const rows = JSON.parse(await readFile(EXAMPLE, 'utf8')) as Board;
    change(rows);
    await writeFile(join(folder, 'board.json'), JSON.stringify(rows));
    return join(folder, 'board.json');
  };
  const generate = (file: string, ...options: string[]): Promise<Ran> =>
    stormbridge(['generate', file, '--out', project, ...options]);
  const typeCheck = (): Promise<Ran> => run('npm', ['run', '--silent', 'typecheck'], project);

  beforeAll(async () => {
    folder = await workshop();
    project = join(folder, 'shop');
    expect(failure(await generate(EXAMPLE))).toBe('');
    await linkPackages(project);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('[E83] takes in a new microservice with its own stack, handler and test, and still passes its checks', async () => {
    const file = await board(addLoyalty);
    expect(failure(await generate(file))).toBe('');
    for (const path of ['lib/loyalty-stack.ts', 'src/policies/grant-points.ts', 'test/loyalty.test.ts'])
      expect(existsSync(join(project, 'services/loyalty', path)), path).toBe(true);
    expect(failure(await run('npm', ['run', '--silent', 'contracts:check'], project))).toBe('');
    expect(failure(await typeCheck())).toBe('');
    expect(failure(await generate(file, '--check'))).toBe('');
  });

  it('[E8] a changed event is a compile error in the handlers that read it', async () => {
    const file = await board((rows) => {
      addLoyalty(rows);
      const field = rows['fields']?.find(({ id }) => id === 'event.order-placed.v1.orderId') as Row;
      field['type'] = 'integer';
    });
    expect((await generate(file, '--check')).code).toBe(1);
    expect(failure(await generate(file))).toBe('');
    const checked = await typeCheck();
    expect(checked.code).not.toBe(0);
    const named = [...new Set(checked.output.match(/^services\/[^(]+/gm))];
    expect(named).toContain('services/billing/src/policies/authorize-payment.ts');
    // What follows the board fits; the only files that do not are those that people write.
    const manifest = JSON.parse(await readFile(join(project, '.stormbridge/manifest.json'), 'utf8'));
    expect(named.filter((path) => !(path in manifest.seeded))).toEqual([]);
  });

  it('[E9] ends the bond when it is told to', async () => {
    expect(failure(await stormbridge(['eject', project]))).toBe('');
    expect(existsSync(join(project, '.stormbridge'))).toBe(false);
    expect((await generate(EXAMPLE)).code).toBe(2);
  });
});

/** A microservice with an aggregate, a command, its event, and a policy on an event of another one. */
function addLoyalty(rows: Board): void {
  const add = (table: string, ...more: Row[]): void => {
    rows[table] = [...(rows[table] ?? []), ...more];
  };
  add('contexts', { id: 'n.context', name: 'Loyalty' });
  add('services', { id: 'n.service', name: 'Loyalty', context: 'n.context' });
  add('aggregates', { id: 'n.points', name: 'Points' });
  add('placements', { id: 'n.place', aggregate: 'n.points', context: 'n.context', service: 'n.service' });
  const owner = { aggregate: 'n.points', placement: 'n.place' };
  add(
    'elements',
    { id: 'n.grant', kind: 'command', label: 'Grant points', ...owner },
    { id: 'n.granted', kind: 'event', label: 'Points granted', column: 'zz', ...owner },
    { id: 'n.policy', kind: 'policy', label: 'Whenever an order is placed, grant points', service: 'n.service' },
  );
  const flow = (from: string, to: string): Row => ({ id: `${from}-${to}`, from, to });
  add('flows', flow('event.order-placed', 'n.policy'), flow('n.policy', 'n.grant'), flow('n.grant', 'n.granted'));
  add('eventVersions', { id: 'n.granted.v1', event: 'n.granted', version: 1, status: 'inUse' });
  const field = (of: string, name: string, order: string): Row => {
    return { id: `${of}.${name}`, owner: of, order, name, type: 'uuid', required: true };
  };
  add('fields', field('n.grant', 'orderId', 'a'), field('n.granted.v1', 'orderId', 'a'));
  add('subscriptions', {
    id: 'n.on',
    service: 'n.service',
    versions: ['event.order-placed.v1'],
    reason: 'policy',
    because: 'n.policy',
  });
}
