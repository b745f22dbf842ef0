import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findBus } from '../src/find-bus.ts';

const place = { name: 'shop-bus-dev', parameter: '/shop/dev/event-bus-arn' };
const answers = (body: object, status = 200): ReturnType<typeof vi.fn> => {
  const answer = vi.fn(() => Promise.resolve(Response.json(body, { status })));
  vi.stubGlobal('fetch', answer);
  return answer;
};
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

it('reads the ARN from the parameter of the platform', async () => {
  const asked = answers({ Parameter: { Value: 'arn:of-the-bus' } });
  expect(await findBus(place)).toBe('arn:of-the-bus');
  const [url, { headers, body }] = asked.mock.calls[0] as [string, { headers: object; body: Uint8Array }];
  expect(url).toBe('https://ssm.eu-west-1.amazonaws.com/');
  expect(headers).toMatchObject({ 'x-amz-target': 'AmazonSSM.GetParameter' });
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({ Name: place.parameter });
});

it('says by name what is wrong', async () => {
  answers({ __type: 'com.amazonaws.ssm#ParameterNotFound' }, 400);
  await expect(findBus(place)).rejects.toMatchObject({ name: 'ParameterNotFound' });
});
