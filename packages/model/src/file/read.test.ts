import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../normalise.ts';
import { holds } from '../testing/holds.ts';
import { BOARD_FILE_MAX_PROBLEMS } from './format.ts';
import { parseBoardFile, readBoardFile } from './read.ts';

const FORMAT = 'stormbridge-board/1';

/** Every problem of a file as `rule at: message`. */
function problems(file: unknown): string[] {
  const read = typeof file === 'string' ? parseBoardFile(file) : readBoardFile(file);
  return read.ok ? [] : read.problems.map(({ rule, at, message }) => `${rule} ${at}: ${message}`);
}
const board = (tables: object) => ({ format: FORMAT, ...tables });
const elements = (...rows: object[]) => board({ elements: rows });

describe('reading a board file', () => {
  test('[M74] says what is not a board file at all', () => {
    expect(problems('[]')).toEqual(['M74 : A board file is one JSON object, not a list.']);
    expect(problems('"x"')).toEqual(['M74 : A board file is one JSON object, not the text "x".']);
    expect(problems({})[0]).toMatch(/^M74 : The field "format" is missing/);
    expect(problems({ format: 'stormbridge-domain/1' })).toEqual([
      'M74 /format: "format" must be "stormbridge-board/1", not the text "stormbridge-domain/1".',
    ]);
    expect(problems({ format: 'stormbridge-board/2', nonsense: 1 })).toEqual([
      'M74 /format: This reads "stormbridge-board/1"; the file is "stormbridge-board/2".',
    ]);
  });

  test('[M75] names tables that do not exist, and what was probably meant', () => {
    expect(problems(board({ Elements: [], flow: [], zebra: [], elements: 5, bus: [] }))).toEqual([
      'M75 /Elements: A board has no table "Elements". Did you mean "elements"?',
      'M75 /flow: A board has no table "flow". Did you mean "flows"?',
      'M75 /zebra: A board has no table "zebra".',
      'M75 /bus: "bus" must be one object, not a list.',
      'M75 /elements: "elements" must be a list of rows, not the number 5.',
    ]);
    expect(problems(board({ elements: [null] }))).toEqual([
      'M75 /elements/0: Here stands an element as an object, not null.',
    ]);
  });

  test('[M76] finds ids that are missing, malformed or used twice, also in two tables', () => {
    expect(
      problems(
        board({
          elements: [
            { kind: 'event' },
            { id: 'a b', kind: 'event' },
            { id: 7, kind: 'event' },
            { id: 'x', kind: 'event' },
          ],
          contexts: [{ id: 'x' }],
          services: [{ id: 'bus' }],
          bus: {},
        }),
      ),
    ).toEqual([
      'M76 /elements/0: The "id" of an element is missing.',
      'M76 /elements/1/id: The "id" of an element must be an id of 1 to 80 letters, digits, "_", "-" or ".", not the text "a b".',
      'M76 /elements/2/id: The "id" of an element must be the id of a row, not the number 7.',
      'M76 /contexts/0/id: The id "x" is used already by an element (/elements/3). An id is used once in a file.',
      'M76 /services/0/id: The id "bus" is used already by the event bus (/bus). An id is used once in a file.',
    ]);
  });

  test('[M77] names unknown and missing fields, also hostile ones', () => {
    expect(problems(elements({ id: 'a', kind: 'event', lable: 'x' }))).toEqual([
      'M77 /elements/0/lable: There is no field "lable" in elements. Did you mean "label"?',
    ]);
    expect(
      problems('{"format":"stormbridge-board/1","elements":[{"id":"a","kind":"event","__proto__":{"x":1}}]}'),
    ).toEqual(['M77 /elements/0/__proto__: There is no field "__proto__" in elements.']);
    expect(problems(board({ flows: [{ id: 'f' }] }))).toEqual([
      'M77 /flows/0: "from" of arrow "f" is missing.',
      'M77 /flows/0: "to" of arrow "f" is missing.',
    ]);
    expect(problems(elements({ id: 'a', kind: 'event', constructor: 1, 'a/b~c': 1 }))).toEqual([
      'M77 /elements/0/constructor: There is no field "constructor" in elements.',
      'M77 /elements/0/a~1b~0c: There is no field "a/b~c" in elements.',
    ]);
  });

  test('[M78] tells every value that a field cannot hold, with the place inside the value', () => {
    expect(
      problems(
        board({
          elements: [
            {
              id: 'a',
              kind: 'evnt',
              label: 'x'.repeat(501),
              pivotal: 1,
              column: 'B0',
              posTimeline: { x: Number.POSITIVE_INFINITY, z: 1 },
            },
          ],
          contexts: [{ id: 'c', frame: { x: 0, y: 0, w: -1, h: 'high' } }],
          subscriptions: [{ id: 's', service: 'v', versions: ['a.v1', 'no no', 3] }],
          settings: { example: 1.5 },
        }),
      ),
    ).toEqual([
      'M78 /settings/example: "example" of the settings must be a whole number from 0 to 1, not the number 1.5.',
      'M78 /elements/0/kind: "kind" of element "a" must be one of "event", "command", "actor", "policy", "readModel", "externalSystem", "timer", "hotSpot", not the text "evnt". Did you mean "event"?',
      'M78 /elements/0/label: "label" of element "a" is 501 characters long; at most 500 are allowed.',
      'M78 /elements/0/pivotal: "pivotal" of element "a" must be true or false, not the number 1.',
      'M78 /elements/0/column: "column" of element "a" must be an order key: up to 200 digits and letters, not ending in "0", such as "1V"; not the text "B0".',
      'M78 /elements/0/posTimeline/z: "posTimeline" of element "a" must be an object with "x", "y" and nothing else, not "z".',
      'M78 /elements/0/posTimeline/x: "posTimeline" of element "a" must have a number from -1000000 to 1000000 as "x", not the number Infinity.',
      'M78 /elements/0/posTimeline/y: "posTimeline" of element "a" must have a number from -1000000 to 1000000 as "y", not null.',
      'M78 /contexts/0/frame/w: "frame" of context "c" must have a number above 0 and at most 1000000 as "w", not the number -1.',
      'M78 /contexts/0/frame/h: "frame" of context "c" must have a number above 0 and at most 1000000 as "h", not the text "high".',
      'M78 /subscriptions/0/versions/1: "versions" of subscription "s" must be an id of 1 to 80 letters, digits, "_", "-" or ".", not the text "no no".',
      'M78 /subscriptions/0/versions/2: "versions" of subscription "s" must be the id of a row, not the number 3.',
      'M79 /subscriptions/0/service: "service" of subscription "s" names "v", which is not in the file.',
    ]);
  });

  test('[M78] refuses values that would not survive: half characters, huge numbers, deep nesting, __proto__', () => {
    const sample = (json: string): string[] =>
      problems(
        `{"format":"${FORMAT}","elements":[{"id":"a","kind":"event"}],"eventVersions":[{"id":"a.v1","event":"a","version":1,"sample":${json}}]}`,
      ).map((one) => one.replace(/^M78 \/eventVersions\/0/, ''));
    expect(sample('{"a":["\\ud800"]}')).toEqual([
      '/sample/a/0: "sample" of event version "a.v1" holds half a character (a lone surrogate).',
    ]);
    expect(sample('{"n":1e999}')).toEqual([
      '/sample/n: "sample" of event version "a.v1" holds a number that is too large.',
    ]);
    expect(sample('{"__proto__":1,"b":{"__proto__":2}}')).toHaveLength(2);
    expect(sample(`${'['.repeat(40)}${']'.repeat(40)}`)[0]).toContain('is nested more than 32 deep.');
    expect(sample('{"fine":[1,-0.5,"é🧡",null,true]}')).toEqual([]);
    expect(problems(elements({ id: 'a', kind: 'event', label: '\ud800' }))[0]).toContain('half a character');
  });

  test('[M79] finds references to nothing and to the wrong table, and guesses what was meant', () => {
    expect(
      problems(
        board({
          elements: [
            { id: 'event.order-placed', kind: 'event', aggregate: 'ordering' },
            { id: 'policy.bill', kind: 'policy', service: 'nowhere' },
          ],
          contexts: [{ id: 'ordering' }],
          flows: [{ id: 'f', from: 'event.order-placd', to: 'policy.bill' }],
          subscriptions: [
            { id: 's', service: 'ordering', versions: ['event.order-placed.v1', 'event.order-placed.v2'] },
          ],
        }),
      ),
    ).toEqual([
      'M79 /elements/0/aggregate: "aggregate" of element "event.order-placed" must name an aggregate, but "ordering" is a context.',
      'M79 /elements/1/service: "service" of element "policy.bill" names "nowhere", which is not in the file.',
      'M79 /flows/0/from: "from" of arrow "f" names "event.order-placd", which is not in the file. Did you mean "event.order-placed"?',
      'M79 /subscriptions/0/service: "service" of subscription "s" must name a service, but "ordering" is a context.',
      'M79 /subscriptions/0/versions/1: "versions" of subscription "s" names "event.order-placed.v2", which is not in the file.',
    ]);
  });

  test('[M80] refuses what the method does not allow, in its words', () => {
    const said = problems(
      board({
        elements: [
          { id: 'e', kind: 'event', aggregate: 'a' },
          { id: 'e2', kind: 'event', aggregate: 'b', placement: 'p1' },
          { id: 'c', kind: 'actor', aggregate: 'a' },
          { id: 'k', kind: 'command', placement: 'p1' },
          { id: 'x'.repeat(75), kind: 'event' },
        ],
        aggregates: [{ id: 'a' }, { id: 'b' }],
        contexts: [{ id: 'one' }, { id: 'two' }],
        services: [{ id: 's1', context: 'one' }, { id: 's2' }],
        placements: [
          { id: 'p1', aggregate: 'a', context: 'one', service: 's2' },
          { id: 'p2', aggregate: 'a', context: 'two', service: 's1' },
          { id: 'p3', aggregate: 'a', context: 'two' },
        ],
        flows: [
          { id: 'f1', from: 'e', to: 'e2' },
          { id: 'f2', from: 'c', to: 'k' },
          { id: 'f3', from: 'c', to: 'k' },
          { id: 'f4', from: 'k', to: 'k' },
        ],
        eventVersions: [
          { id: 'e.v1', event: 'e', version: 1 },
          { id: 'other', event: 'e', version: 1 },
          { id: 'e2.v1', event: 'e2', version: 2 },
          { id: 'k.v1', event: 'k', version: 1 },
        ],
        fields: [
          { id: 'fa', owner: 'e' },
          { id: 'fb', owner: 'c' },
        ],
        subscriptions: [
          { id: 'u1', service: 's1' },
          { id: 'u2', service: 's1', scope: 'source' },
        ],
      }),
    );
    expect(said).toEqual([
      `M80 /elements/0: "a" is in several contexts, so element "e" must name its "placement".`,
      `M80 /elements/1/placement: Element "e2" belongs to "b", but "p1" is a placement of "a".`,
      `M80 /elements/2/aggregate: Only events and commands belong to an aggregate; element "c" is neither.`,
      `M80 /elements/3/placement: Element "k" names a placement but not the aggregate that is placed.`,
      `M80 /elements/4/id: The id of an element has at most 74 characters: event versions are named after it.`,
      `M80 /flows/0: No arrow may lead from "e" to "e2". Something decides here: add a policy between the two events.`,
      `M80 /flows/2: There are two arrows from "c" to "k"; one is enough.`,
      `M80 /flows/3/to: An arrow leads to something else than where it comes from ("k").`,
      `M80 /placements/0/service: "s2" runs an aggregate in "one" but names no "context" itself.`,
      `M80 /placements/1/service: "s1" belongs to "one" and cannot run an aggregate in "two".`,
      `M80 /placements/2: "a" is placed in "two" twice; once is enough.`,
      `M80 /subscriptions/0: Subscription "u1" must name at least one event version in "versions".`,
      `M80 /subscriptions/1: Subscription "u2" takes all events of one source, so it must name its "producer".`,
      `M80 /eventVersions/1/version: Version 1 of "e" stands in the file twice.`,
      `M80 /eventVersions/2/id: Version 2 of "e2" has the id "e2.v2".`,
      `M80 /eventVersions/3/event: Only an event has versions; "k" is a command.`,
      `M80 /fields/0/owner: Fields belong to a command, an event version or a type; "e" is none of them. The fields of an event belong to its version, "e.v1".`,
      `M80 /fields/1/owner: Fields belong to a command, an event version or a type; "c" is none of them.`,
    ]);
  });

  test('[M64] what follows from the rest may be left out: first versions, the only placement, all positions', () => {
    const read = readBoardFile(
      board({
        elements: [{ id: 'e', kind: 'event', aggregate: 'a' }],
        aggregates: [{ id: 'a' }],
        contexts: [{ id: 'c' }],
        placements: [{ id: 'p', aggregate: 'a', context: 'c' }],
        fields: [{ id: 'f', owner: 'e.v1', name: 'orderId' }],
      }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.elements.get('e')?.placement).toBe('p');
    expect(read.value.eventVersions.get('e.v1')).toMatchObject({ event: 'e', version: 1 });
    expect(read.value.fields.get('f')?.owner).toBe('e.v1');
  });

  test('[M65] a file with any problem gives no board, and what is read needs no more mending', () => {
    const text = readFileSync(new URL('../../../../public/examples/order-checkout.json', import.meta.url), 'utf8');
    holds(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom('', '"', '{', ',', '0', 'x', '\\'), (at, put) => {
        const read = parseBoardFile(text.slice(0, at) + put + text.slice(at + 1));
        if (!read.ok) {
          expect(read.problems.length).toBeGreaterThan(0);
          for (const { message } of read.problems) expect(message).toMatch(/^\S.*[.?]$/s);
        } else expect(normalise(read.value)).toBe(read.value);
      }),
      { numRuns: 400 },
    );
  });

  test('[M73] limits: 5 MB, 100,000 rows, and no more than 200 problems are told', () => {
    expect(problems(' '.repeat(5 * 1024 * 1024 + 1))).toEqual(['M73 : The file has 5.0 MB; at most 5 MB are allowed.']);
    expect(problems('é'.repeat(3 * 1024 * 1024))).toEqual(['M73 : The file has 6.0 MB; at most 5 MB are allowed.']);
    const votes = Array.from({ length: 100_001 }, (_, index) => ({ id: `v${index}`, on: 'x' }));
    expect(problems(board({ votes }))).toEqual(['M73 : The file has 100001 rows; at most 100000 are allowed.']);
    const many = problems(board({ votes: votes.slice(0, 300) }));
    expect(many).toHaveLength(BOARD_FILE_MAX_PROBLEMS + 1);
    expect(many.at(-1)).toBe('M73 : There are 100 more problems in this file.');
  });

  test('[M73] 20,000 rows with a wrong reference each are judged', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ id: `element-number-${index}`, kind: 'event' }));
    const flows = rows.map(({ id }, index) => ({ id: `flow-${index}`, from: `${id}x`, to: id }));
    // Looking for the id that was meant must not compare each with each: this would not end within the test's time.
    expect(problems(board({ elements: rows, flows }))).toHaveLength(BOARD_FILE_MAX_PROBLEMS + 1);
  });

  test('[M70] a byte order mark, a $schema and any white space are fine', () => {
    expect(problems(`\uFEFF\r\n\t {"$schema":"x","format":"${FORMAT}"}\n`)).toEqual([]);
  });
});
