import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChanges, type Board, parseBoardFile, patch, tableOf } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../../testing/shop.ts';
import { planOf } from '../plan/plan.ts';
import { readme } from '../print/documents.ts';
import { IDLE } from '../print/idle-costs.ts';
import { stackFile } from '../print/stack.ts';
import { CONSTRUCTS, type ConstructName, constructsOf } from './constructs.ts';
import { inventoryOf } from './inventory.ts';
import { KINDS, RESOURCE_KINDS } from './kinds.ts';

const example = (name: string): Board => {
  const path = join(import.meta.dirname, '../../../../../public/examples', `${name}.json`);
  const read = parseBoardFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`The example ${name} cannot be read`);
  return read.value;
};
const BOARDS = [
  ['Order checkout', () => example('order-checkout')],
  ['File manager', () => example('file-manager')],
  ['a small shop', shop],
] as const;

/** How often a printed stack makes each construct. */
function printed(stack: string): Record<string, number> {
  const made: Record<string, number> = {};
  const count = (name: string): void => {
    made[name] = (made[name] ?? 0) + 1;
  };
  for (const [, name = ''] of stack.matchAll(/^ {4}(?:const \w+ = )?new (\w+)\(\w+, /gm)) count(name);
  for (const [, name] of stack.matchAll(/^ {4}api\.(\w+)\(/gm)) {
    count('Route');
    // One thing by its id, and a list.
    if (name === 'read') count('Route');
  }
  for (const _ of stack.matchAll(/^ {4}this\.addDashboard\(/gm)) count('Dashboard');
  // One construct for all schemas of a service, and none is printed for the key of its topics.
  delete made['PublishedSchemas'];
  return made;
}

describe('the inventory', () => {
  it.each(BOARDS)('[X190] counts the constructs that are printed: %s', (_, board) => {
    const plan = planOf(board());
    for (const service of plan.services) {
      const constructs = constructsOf(plan, service);
      const expected = CONSTRUCTS.filter((name) => !['Schema', 'TopicKey'].includes(name) && constructs[name] > 0);
      const stack = printed(stackFile(plan, service));
      expect(Object.keys(stack).sort(), `A construct is printed that ${service.name} does not count`).toEqual(
        [...expected].sort(),
      );
      for (const name of expected) expect([name, stack[name]]).toEqual([name, constructs[name as ConstructName]]);
    }
  });

  it.each(BOARDS)('[X198] the README counts what is paid for while nothing happens: %s', (_, make) => {
    const board = make();
    const text = readme(planOf(board));
    const chapter = text.slice(text.indexOf('## What it costs when idle'), text.indexOf('## When the board moves on'));
    const idle = inventoryOf(board).resources.filter(({ kind }) => IDLE[kind] !== undefined);
    expect(idle.length).toBeGreaterThan(4);
    for (const { kind, count, source } of idle)
      expect(chapter).toContain(`| ${IDLE[kind]?.name} | ${count} | ${IDLE[kind]?.basis} | [look it up](${source}) |`);
    expect(chapter.match(/look it up/g)).toHaveLength(idle.length);
    expect(chapter).not.toMatch(/\d+(\.\d+)? ?(USD|EUR)|[$€]/);
  });

  it('[X198] everything that is paid for all the time or by what it keeps is among it', () => {
    for (const kind of RESOURCE_KINDS)
      if (KINDS[kind].pays === 'always' || KINDS[kind].pays === 'kept') expect(Object.keys(IDLE)).toContain(kind);
  });

  it.each(BOARDS)('[X193] adds up, and names where things are: %s', (_, make) => {
    const board = make();
    const { resources, services } = inventoryOf(board);
    expect(services).toBe(board.services.size);
    expect(resources.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['bus', 'alarm', 'log', 'dashboard']));
    for (const { count, places } of resources) {
      expect(places.reduce((sum, place) => sum + place.count, 0)).toBe(count);
      const counts = places.map((place) => place.count);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      for (const { row } of places) expect(['services', 'bus']).toContain(tableOf(board, row) ?? 'bus');
    }
  });

  it('[X191] the custom event bus has subscribers and their logs, and no archive', () => {
    const classic = inventoryOf(example('order-checkout'));
    const custom = inventoryOf(
      applyChanges(example('order-checkout'), [patch('settings', 'settings', { busFlavour: 'custom' })]),
    );
    const count = ({ resources }: typeof classic, kind: string): number =>
      resources.find((one) => one.kind === kind)?.count ?? 0;
    expect([count(custom, 'rule'), count(custom, 'archive')]).toEqual([0, 0]);
    expect(count(custom, 'subscriber')).toBe(count(classic, 'rule'));
    // One more for each service that listens, one less on the platform.
    expect(count(custom, 'log') - count(classic, 'log')).toBe(5);
  });

  it('[X192] every kind has a page of prices, and none an amount', () => {
    for (const price of Object.values(KINDS)) {
      expect(price.source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z-]+(\/[a-z-]+)*\/pricing\/$/);
      expect(JSON.stringify(price)).not.toMatch(/[$€]|USD|\d\.\d/);
    }
  });
});
