import { readFileSync } from 'node:fs';
import { parseBoardFile, writeBoardFile } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { readBoard } from '../layout/read.ts';
import { stampOf } from '../layout/stamp.ts';
import { SCHEMA } from '../protocol/documents.ts';
import { readSession } from '../session/session.ts';
import { readTray } from '../session/tray.ts';
import { migrate, SCHEMA_STEPS, type SchemaStep, schemaOf, schemaState } from './migrate.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

function opened(name: string): Doc {
  const doc = new Doc();
  applyUpdate(doc, fixture(name));
  return doc;
}

const rename: SchemaStep = (doc) => {
  const root = doc.getMap('things');
  root.set('name', root.get('title'));
  root.delete('title');
};
const count: SchemaStep = (doc) => {
  const root = doc.getMap('things');
  root.set('times', Number(root.get('times') ?? 0) + 1);
};

describe('versions of the layout', () => {
  test('[S105] there are as many steps as versions, less one', () => {
    for (const steps of Object.values(SCHEMA_STEPS)) expect(steps).toHaveLength(SCHEMA - 1);
  });

  // One line for each version that there ever was; the files are never made anew.
  test.each([1])('[S105] a board and a session of version %i are opened and say what they said', (version) => {
    const [board, session] = [opened(`board-${version}.bin`), opened(`session-${version}.bin`)];
    migrate(board, SCHEMA_STEPS.board);
    migrate(session, SCHEMA_STEPS.session);
    expect([board, session].map(schemaOf)).toEqual([SCHEMA, SCHEMA]);
    const said = parseBoardFile(fixture(`board-${version}.json`).toString());
    expect(said.ok && JSON.parse(writeBoardFile(said.value))).toEqual(JSON.parse(writeBoardFile(readBoard(board))));
    expect(stampOf(board, 'elements', 'e1')).toEqual({ user: 'ada', at: 1_790_000_000_000 });
    const { stage, rights, locked, ownOnly, skipped, timer } = readSession(session);
    expect({ stage, rights, locked, ownOnly, skipped: [...skipped], timer }).toEqual({
      stage: 3,
      rights: 'guided',
      locked: true,
      ownOnly: true,
      skipped: ['triggers'],
      timer: { left: 60_000 },
    });
    expect(readTray(session).map(({ text }) => text)).toEqual(['Too late']);
  });

  test('[S106] a document is brought over all versions that it lacks, in one transaction and once', () => {
    const doc = new Doc();
    doc.getMap('things').set('title', 'A');
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    expect(schemaState(doc, [rename])).toBe('old');
    migrate(doc, [rename]);
    expect(doc.getMap('things').toJSON()).toEqual({ name: 'A' });
    migrate(doc, [rename, count, count]);
    migrate(doc, [rename, count, count]);
    expect(doc.getMap('things').toJSON()).toEqual({ name: 'A', times: 2 });
    expect(schemaOf(doc)).toBe(4);
    expect(updates).toHaveLength(2);
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(doc));
    expect(schemaState(copy, [rename, count, count])).toBe('ready');
  });

  test('[S107] a document of a newer version is known as such and left alone', () => {
    const doc = new Doc();
    doc.getMap('meta').set('schema', 3);
    expect(schemaState(doc, [rename])).toBe('newer');
    migrate(doc, [rename]);
    expect(doc.getMap('things').size).toBe(0);
    for (const nonsense of ['2', 0, -1, 1.5, null]) {
      doc.getMap('meta').set('schema', nonsense);
      expect(schemaOf(doc)).toBe(1);
    }
  });
});
