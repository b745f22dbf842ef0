import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { firstSession, readSession, writeSession } from './session.ts';

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
      timer: { endsAt: 1000 },
      spotlight: 'bus',
    });
    const copy = new Doc();
    applyUpdate(copy, encodeStateAsUpdate(doc));
    expect(readSession(copy)).toEqual({
      stage: 4,
      skipped: new Set(['triggers']),
      rights: 'guided',
      locked: true,
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
      for (const name of ['stage', 'rights', 'locked', 'timer', 'spotlight']) {
        session.set(name, value instanceof YMap ? new YMap() : value);
        doc.getMap('skipped').set('triggers', value instanceof YMap ? new YMap() : value);
      }
      expect(readSession(doc)).toEqual(firstSession);
    }
    const wrong = new Doc();
    wrong.getArray('session').push([1]);
    wrong.getText('skipped').insert(0, 'x');
    expect(readSession(wrong)).toEqual(firstSession);
  });
});
