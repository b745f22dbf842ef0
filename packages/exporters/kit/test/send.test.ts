import { EVENTS } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { sampleDetail } from '@kit/contracts/testing';
import type { BusEntry, BusResult } from '@kit/event-kit/sending';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { send } from '../bin/sending.ts';

const [event] = Object.values<EventContract>(EVENTS);
if (event === undefined) throw new Error('The catalogue has no event');
const versions = Object.values<EventContract>(EVENTS).filter(({ name }) => name === event.name);
const folder = mkdtempSync(path.join(tmpdir(), 'send-'));
const file = (content: unknown): string => {
  const target = path.join(folder, `${randomUUID()}.json`);
  writeFileSync(target, JSON.stringify(content));
  return target;
};

let printed: string[];
let sent: { readonly bus: string; readonly entries: readonly BusEntry[] }[];
const run = (args: readonly string[], answer: (entry: BusEntry) => BusResult = () => ({ EventId: 'id-1' })) =>
  send(args, {
    print: (line) => printed.push(line),
    findBus: ({ parameter }) => Promise.resolve(parameter),
    put: (bus, entries) => {
      sent.push({ bus, entries });
      return Promise.resolve(entries.map(answer));
    },
  });
beforeEach(() => {
  printed = [];
  sent = [];
});

it('puts the sample of every version on the bus of the stage and prints each result', async () => {
  expect(await run([event.name, '--stage', 'test'])).toBe(0);
  expect(sent[0]?.bus).toMatch(/\/test\/event-bus-arn$/);
  expect(sent[0]?.entries).toHaveLength(versions.length);
  expect(sent[0]?.entries[0]).toMatchObject({ Source: event.source, DetailType: event.detailType });
  expect(printed).toHaveLength(versions.length);
  expect(printed[0]).toMatch(/published as id-1$/);
});

it('sends a whole detail as it is', async () => {
  const detail = sampleDetail(event);
  expect(await run([event.key, '--envelope', file(detail)])).toBe(0);
  expect(JSON.parse(sent[0]?.entries[0]?.Detail ?? '')).toEqual(detail);
});

it('fails when the bus refuses an entry, and says why', async () => {
  expect(await run([event.key], () => ({ ErrorCode: 'AccessDeniedException', ErrorMessage: 'no' }))).toBe(1);
  expect(printed.join()).toContain('refused: AccessDeniedException  no  Whoever sends needs events:PutEvents');
});

it('takes an entry without a result for refused', async () => {
  expect(await run([event.key], () => ({}))).toBe(1);
  expect(printed.join()).toContain('refused');
});

it.each([
  ['an event that nobody knows', ['NoSuchEvent'], 'There is no event NoSuchEvent. There are: '],
  ['no event', [], 'Name one event'],
  ['data that break the contract', [event.key, '--envelope', file({ nothing: true })], 'breaks its contract'],
  ['two sources', [event.key, '--data', 'a.json', '--envelope', 'b.json'], 'not both'],
  ['a file that is not there', [event.key, '--data', path.join(folder, 'none.json')], 'no such file'],
  ['an option that is none', [event.key, '--stgae', 'dev'], 'stgae'],
])('sends nothing for %s', async (_, args, words) => {
  expect(await run(args)).toBe(1);
  expect(printed.join()).toContain(words);
  expect(sent).toEqual([]);
});
