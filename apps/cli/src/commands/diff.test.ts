import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callIn } from '../testing/call.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../public/examples/order-checkout.json');

let cwd = '';
const call = (...args: readonly string[]) => callIn(cwd, ...args);
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'stormbridge-diff-'));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

async function changed(from: string, to: string): Promise<string> {
  const text = await readFile(EXAMPLE, 'utf8');
  expect(text).toContain(from);
  await writeFile(join(cwd, 'new.json'), text.replace(from, to));
  return 'new.json';
}

describe('stormbridge diff', () => {
  it('[T20] says in Markdown what breaks, and exits with 1', async () => {
    const orderId = '"id":"event.order-placed.v1.orderId","owner":"event.order-placed.v1","order":';
    const text = JSON.stringify(JSON.parse(await readFile(EXAMPLE, 'utf8')));
    const file = text.replace(
      new RegExp(`(${orderId.replaceAll('.', '\\.')}"[^"]*","name":"orderId","type":)"uuid"`),
      '$1"integer"',
    );
    expect(file).not.toBe(text);
    await writeFile(join(cwd, 'new.json'), file);
    const { code, out, err } = await call('diff', EXAMPLE, 'new.json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^# What changes\n\n\d+ changes?, \d+ breaking\.\n/);
    expect(out).toContain('- **breaking** schema changed: `OrderPlaced.v1`');
    const json = await call('diff', EXAMPLE, 'new.json', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      format: 'stormbridge-diff/1',
      schemas: expect.arrayContaining([expect.objectContaining({ about: 'OrderPlaced.v1', breaking: true })]),
    });
  });

  it('[T20] exits with 0 when nothing breaks, and compares with the board that a project came from', async () => {
    await call('generate', EXAMPLE, '--out', 'app');
    const file = await changed('numbers for the business', 'figures for the business');
    const { code, out } = await call('diff', 'app', file);
    expect(code).toBe(0);
    expect(await call('diff', EXAMPLE, file)).toEqual(await call('diff', 'app', file));
    expect(out).toContain('## Infrastructure');
    expect((await call('diff', 'app', EXAMPLE)).out).toContain('Nothing changes.');
  });

  it('[T20] exits with 2 when the two cannot be compared', async () => {
    await writeFile(join(cwd, 'empty.json'), '{"format":"stormbridge-board/1"}');
    const refused = await call('diff', EXAMPLE, 'empty.json');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('There is no microservice');
    expect((await call('diff', EXAMPLE)).code).toBe(2);
    expect((await call('diff', EXAMPLE, 'nothing.json')).code).toBe(2);
  });
});
