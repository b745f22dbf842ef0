import { type FieldSpec, fieldSpecs, TABLE_NAMES } from '@stormbridge/model';
import { Doc, XmlElement, Array as YArray, Map as YMap, Text as YText } from 'yjs';
import { type Dice, diceOf } from './dice.ts';

/** A document such as no honest client writes: every wrong type in every place, by seed. */
export function hostileDoc(seed: number): Doc {
  const dice = diceOf(seed);
  const doc = new Doc();
  doc.clientID = seed + 1;
  for (const table of TABLE_NAMES) {
    if (dice.chance(0.05)) doc.getArray(table).push(['not a map']);
    else if (dice.chance(0.03)) doc.getText(table).insert(0, 'not a map');
    else fill(doc.getMap(table), table, dice);
  }
  doc.getMap('strange').set('root', new YMap());
  return doc;
}

function fill(rows: YMap<unknown>, table: (typeof TABLE_NAMES)[number], dice: Dice): void {
  const specs = Object.entries(fieldSpecs(table));
  for (let count = dice.below(6); count >= 0; count--) {
    const id = dice.one(
      `${table}-${dice.below(4)}`,
      table,
      '__proto__',
      '',
      'white space',
      'x'.repeat(81),
      table === 'elements' ? 'constructor' : 'toString x',
    );
    if (dice.chance(0.1)) {
      rows.set(id, strange(dice, 0));
      continue;
    }
    const row = new YMap<unknown>();
    rows.set(id, row);
    if (dice.chance(0.1)) row.set('del', strange(dice, 0));
    if (dice.chance(0.2)) row.set(dice.one('__proto__', 'constructor', 'toString', 'unknown'), strange(dice, 0));
    for (const [field, spec] of specs)
      if (dice.chance(0.8)) row.set(field, dice.chance(0.2) ? strange(dice, 0) : near(spec, dice));
  }
}

/** Anything that Yjs lets into a map. */
function strange(dice: Dice, depth: number): unknown {
  const nested = (): unknown => (depth < 40 && dice.chance(0.8) ? strange(dice, depth + 1) : 1);
  const makers: readonly [() => unknown, ...(() => unknown)[]] = [
    () => null,
    () => undefined,
    () => -0,
    () => Number.NaN,
    () => Number.NEGATIVE_INFINITY,
    () => 2 ** 60,
    () => 12345678901234567890n,
    () => new Uint8Array([1, 2, 3]),
    () => '\uD83D',
    () => 'x'.repeat(5000),
    () => [nested(), nested()],
    () => ({ x: nested(), toString: 1 }),
    () => JSON.parse('{"__proto__":{"polluted":true},"x":1,"y":2}'),
    () => new YMap(),
    () => YArray.from([1, 'a']),
    () => formatted(),
    () => new XmlElement('script'),
    () => new Doc(),
    () => true,
  ];
  const value = dice.one(...makers)();
  // A Yjs type can be put only into a Yjs type.
  return depth > 0 && typeof value === 'object' && value !== null && ('doc' in value || value instanceof Doc)
    ? 1
    : value;
}

function formatted(): YText {
  const text = new YText();
  text.applyDelta([
    { insert: 'bold', attributes: { bold: true } },
    { insert: { image: 'x' } },
    { insert: '\uDE00 end' },
  ]);
  return text;
}

/** Nearly what a field of this type holds. */
function near(spec: FieldSpec, dice: Dice): unknown {
  const { type } = spec;
  if (type === 'text') return dice.one<unknown>(new YText('fine'), new YText('y'.repeat(3000)), formatted(), 'plain');
  if (type === 'ref')
    return dice.one(...(TABLE_NAMES.map((table) => `${table}-${dice.below(4)}`) as [string, ...string[]]));
  if (type === 'refs') return [`eventVersions-0`, 7, '__proto__', 'eventVersions-0', ''];
  if (type === 'point' || type === 'frame')
    return { x: 1, y: dice.one<unknown>(2, '2', Number.NaN, 1e300), w: 0, h: 3 };
  if (spec.type === 'choice') return dice.chance(0.8) ? dice.pick(spec.values) : 'toString';
  return dice.one<unknown>(1, 2.5, -1, 'V', 'V0', true, ['a', 1], { a: [1, { b: null }] });
}
