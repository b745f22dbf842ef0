import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { firstSession, fitsSession, readSession, writeCounts, writeSession } from './session.ts';
import { putAway, putIntoTray, readTray, TRAY_MAX } from './tray.ts';

describe('the session', () => {
  test('[S70] begins at the first stage', () => {
    expect(readSession(new Doc())).toEqual(firstSession);
    expect(firstSession).toMatchObject({ stage: 1, rights: 'open', locked: false });
  });

  test('[S70] what was written is read back, in another place too', () => {
    const doc = new Doc();
    writeSession(doc, {
      stage: 4,
      skip: ['triggers'],
      rights: 'guided',
      locked: true,
      ownOnly: true,
      silent: true,
      timer: { endsAt: 1000 },
      spotlight: 'bus',
    });
    writeCounts(doc, { people: 3, stickies: 17 });
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(doc));
    expect(readSession(copy)).toEqual({
      stage: 4,
      skipped: new Set(['triggers']),
      rights: 'guided',
      locked: true,
      ownOnly: true,
      silent: true,
      counts: { people: 3, stickies: 17 },
      timer: { endsAt: 1000 },
      spotlight: 'bus',
    });
    writeSession(copy, { timer: { left: 5 }, spotlight: undefined, unskip: ['triggers'] });
    expect(readSession(copy)).toMatchObject({ stage: 4, skipped: new Set(), timer: { left: 5 }, spotlight: undefined });
    writeSession(copy, { timer: undefined });
    expect(readSession(copy).timer).toBeUndefined();
  });

  test('[S70] two stages that are skipped at once are both skipped', () => {
    const [a, b] = [new Doc(), new Doc()];
    writeSession(a, { skip: ['triggers'] });
    writeSession(b, { skip: ['contexts'] });
    applyUpdate(a, encodeStateAsUpdate(b));
    expect(readSession(a).skipped).toEqual(new Set(['triggers', 'contexts']));
  });

  test('[S71] anything may stand there', () => {
    const doc = new Doc();
    const session = doc.getMap('session');
    for (const value of [null, 0, 10, 1.5, '2', [], {}, new YMap(), new Uint8Array(2), Number.NaN]) {
      for (const name of ['stage', 'rights', 'locked', 'silent', 'timer', 'spotlight']) {
        session.set(name, value instanceof YMap ? new YMap() : value);
        doc.getMap('silent').set('counts', value instanceof YMap ? new YMap() : { people: value, stickies: -1 });
        doc.getMap('skipped').set('triggers', value instanceof YMap ? new YMap() : value);
      }
      expect(readSession(doc)).toEqual(firstSession);
    }
    const wrong = new Doc();
    wrong.getArray('session').push([1]);
    wrong.getText('skipped').insert(0, 'x');
    expect(readSession(wrong)).toEqual(firstSession);
  });

  test('[S72] the server lets only what fits be written', () => {
    const doc = new Doc();
    writeSession(doc, {
      stage: 4,
      rights: 'guided',
      locked: true,
      ownOnly: false,
      timer: { left: 3 },
      spotlight: 'bus',
    });
    for (const [key, value] of doc.getMap('session'))
      expect([key, fitsSession('session', key, value)]).toEqual([key, true]);
    expect(fitsSession('skipped', 'triggers', true)).toBe(true);
    const wrong: [string, string, unknown][] = [
      ['session', 'stage', 99],
      ['session', 'locked', 'yes'],
      ['session', 'timer', {}],
      ['session', 'constructor', true],
      ['skipped', 'triggers', false],
      ['skipped', 'lunch', true],
      ['tray', 'x', { text: 'Buy this' }],
    ];
    for (const one of wrong) expect([one, fitsSession(...one)]).toEqual([one, false]);
  });

  test('[S73] the tray is read oldest first, and what is none is passed over', () => {
    const doc = new Doc();
    const item = { kind: 'event', text: 'Late', author: 'Ann' } as const;
    expect(putIntoTray(doc, { ...item, id: 'b', at: 20 })).toBe(true);
    expect(putIntoTray(doc, { ...item, id: 'a', at: 10, text: 'x'.repeat(900) })).toBe(true);
    for (const [key, value] of Object.entries({
      c: 1,
      d: { kind: 'joke', text: '', at: 1 },
      e: { kind: 'event', at: 1 },
    }))
      doc.getMap('tray').set(key, value);
    expect(readTray(doc).map(({ id, text }) => [id, text.length])).toEqual([
      ['a', 500],
      ['b', 4],
    ]);
    putAway(doc, 'a');
    putAway(doc, 'nothing');
    expect(readTray(doc)).toEqual([{ ...item, id: 'b', at: 20 }]);
    for (let n = 0; n < TRAY_MAX; n++) putIntoTray(doc, { ...item, id: `n${n}`, at: n });
    expect(doc.getMap('tray').size).toBe(TRAY_MAX);
    const wrong = new Doc();
    wrong.getArray('tray').push([1]);
    expect(readTray(wrong)).toEqual([]);
  });
});
