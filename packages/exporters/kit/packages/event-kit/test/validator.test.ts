import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { toDetail, type Contract, type Validate } from '@kit/contracts';
import { checkAsModule } from '../src/ajv.ts';
import { validatorOf as validatorInBundle } from '../src/validator.bundled.ts';
import { validatorOf } from '../src/validator.ts';
import { SeatFreedV1, SeatTakenV2 } from './example.ts';

const metadata = { eventId: '1', version: 2, time: '2026-01-01T12:00:00Z', producer: 'hall', correlationId: '1' };
const details = [
  toDetail({ metadata, data: { seat: 'A1', row: 1 } }),
  toDetail({ metadata: { ...metadata, time: 'noon' }, data: { seat: '', row: 1.5 } }),
  {},
  'text',
];

/** The contract as it is in a bundle. */
async function bundled(contract: Contract): Promise<Contract> {
  const module = checkAsModule(contract);
  const stdin = { contents: module, resolveDir: import.meta.dirname };
  const { outputFiles } = buildSync({ stdin, write: false, bundle: true, format: 'esm' });
  const code = `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`;
  const { default: validate } = (await import(/* @vite-ignore */ code)) as { default: Validate };
  return { ...contract, validate };
}

const reasons = (validate: Validate, detail: unknown) =>
  validate(detail) ? [] : validate.errors?.map(({ instancePath, message }) => [instancePath, message]);

it('says the same in a bundle, where it was made before, as in the sources', async () => {
  const ready = validatorInBundle(await bundled(SeatTakenV2));
  const answers = details.map((detail) => reasons(ready, detail));
  expect(answers).toEqual(details.map((detail) => reasons(validatorOf(SeatTakenV2), detail)));
  const [right, wrong, ...foreign] = answers.map((answer) => answer?.length);
  expect([right, wrong]).toEqual([0, 3]);
  for (const count of foreign) expect(count).toBeGreaterThan(0);
});

it('lets nothing through that has no check', () => {
  expect(() => validatorInBundle(SeatFreedV1)).toThrow('The check of SeatFreed.v1 is not in the bundle');
});
