import { add, type BoardChange, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { planOf } from './plan/plan.ts';
import { projectFiles } from './project.ts';

const text = async (...changes: readonly BoardChange[]): Promise<string> =>
  (await projectFiles(shop(...changes), tools)).find(({ path }) => path === 'services/billing/test/billing.test.ts')
    ?.text ?? 'no file';
const flow = (from: string, to: string): BoardChange => add('flows', `${from}-${to}`, { from, to });
const paymentId = (owner: string): BoardChange =>
  add('fields', `${owner}.p`, { owner, order: 'a', name: 'paymentId', type: 'uuid', required: true });

/** A command of the payment that says which one it means, and its event. */
const step = (id: string, command: string, event: string, column: string): BoardChange[] => [
  add('elements', `k${id}`, { kind: 'command', label: command, aggregate: 'g2', placement: 'p2' }),
  add('elements', `e${id}`, { kind: 'event', label: event, column, aggregate: 'g2', placement: 'p2' }),
  add('eventVersions', eventVersionId(`e${id}`, 1), { event: `e${id}`, version: 1, status: 'inUse' }),
  flow(`k${id}`, `e${id}`),
  paymentId(`k${id}`),
  paymentId(eventVersionId(`e${id}`, 1)),
];
const VOID = [
  ...step('20', 'Void payment', 'Payment voided', 'c'),
  add('elements', 'q20', { kind: 'policy', label: 'Whenever it is declined, void it' }),
  flow('e3', 'q20'),
  flow('q20', 'k20'),
  add('subscriptions', 'u20', {
    service: 's2',
    scope: 'events',
    versions: [eventVersionId('e3', 1)],
    reason: 'policy',
    because: 'q20',
  }),
];
const CAPTURE = [...step('21', 'Capture payment', 'Payment captured', 'd'), flow('a1', 'k21')];
const story = [...VOID, ...CAPTURE];

const before = (command: string, ...changes: readonly BoardChange[]): string[] | undefined =>
  planOf(shop(...story, ...changes))
    .services.flatMap(({ domains }) => domains)
    .find(({ history }) => history.has(command))
    ?.history.get(command)
    ?.map(({ name }) => name);

describe('what had happened before a command', () => {
  it('[X222] is what its aggregate was told earlier on the board', () => {
    expect(before('k20')).toEqual(['PaymentAuthorised']);
    expect(before('k3')).toEqual([]);
  });
  it('[X222] is of alternatives the first, and nothing that follows from the others', () => {
    expect(before('k21')).toEqual(['PaymentAuthorised']);
    expect(before('k21', patch('elements', 'e3', { column: 'aV' }))).toEqual([
      'PaymentDeclined',
      'PaymentAuthorised',
      'PaymentVoided',
    ]);
  });
});

describe('the test of a domain', () => {
  it('[X223] gives what had happened, with its samples', async () => {
    const capture = (await text(...story)).split("it('").find((one) => one.startsWith('CapturePayment')) ?? '';
    expect(capture).toContain('const state = { PaymentAuthorised: sample(PaymentAuthorisedV1) };');
    expect(capture).toContain("decidePayment('1', state, ");
  });
  it('[X265] has a new aggregate and one that was there before, where the command does not say which it means', async () => {
    const open = patch('fields', 'k21.p', { name: 'reference' });
    expect(before('k21', open)).toEqual(['PaymentAuthorised']);
    const cases = (await text(...story, open)).split("it('").filter((one) => one.startsWith('CapturePayment'));
    expect(cases).toHaveLength(2);
    expect(cases[0]).toMatch(
      /^CapturePayment leads to PaymentCaptured, of a new Payment'.*\n.*decidePayment\('1', \{\}, /,
    );
    expect(cases[1]).toMatch(/^CapturePayment leads to PaymentCaptured, of one that was there before'/);
    expect(cases[1]).toContain('const state = { PaymentAuthorised: sample(PaymentAuthorisedV1) };');
    expect(cases[1]).toMatch(/decidePayment\('1', state, /);
  });
  it('[X223] has a case for each outcome, and one outcome for each case', async () => {
    const cases = (await text()).split("it('").filter((one) => one.startsWith('AuthorisePayment'));
    expect(cases).toHaveLength(2);
    for (const [at, name] of ['PaymentAuthorised', 'PaymentDeclined'].entries()) {
      expect(cases[at]).toContain(`outcomeOfAuthorisePayment: () => ['${name}'] as const`);
      expect(cases[at]).toContain(`.toEqual(['${name}.v1'])`);
    }
  });
});
