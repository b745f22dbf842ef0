import { cbor } from '@smithy/core/cbor';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bus } from '../src/bus.ts';

const arn = 'arn:aws:events:eu-west-1:111122223333:event-busv2/shop/EXAMPLE1234567890abcdef';
const entry = { Source: 'test.hall', DetailType: 'SeatTaken', Detail: '{}', Time: new Date(1_500) };
let sent: { readonly url: string; readonly headers: Record<string, string>; readonly body: unknown }[];
let answer: () => Response;

beforeEach(() => {
  sent = [];
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubGlobal('fetch', (url: string, { headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
    sent.push({ url, headers, body: cbor.deserialize(body) });
    return Promise.resolve(answer());
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
const inCbor = (value: unknown, status = 200): Response =>
  new Response(new Uint8Array(cbor.serialize(value)), { status });

it('signs one request to the endpoint of the account that has the bus', async () => {
  answer = () => inCbor({ Entries: [{ EventId: '1', SuccessCode: 'PUBLISHED' }, { SuccessCode: 'DEDUPLICATED' }] });
  const results = await bus.put(arn, [entry, { ...entry, TraceHeader: 'Root=1' }]);
  expect(results.map(({ EventId }) => EventId)).toEqual(['1', 'DEDUPLICATED']);
  const [request] = sent;
  expect(request?.url).toBe(
    'https://111122223333.eventsv2.eu-west-1.amazonaws.com/service/AWSEventsV2/operation/PutEvents',
  );
  expect(request?.headers).toMatchObject({ 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' });
  expect(request?.headers['authorization']).toMatch(/Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/events\/aws4_request/);
  const sentEntry = { ...entry, Time: expect.objectContaining({ tag: 1, value: 1.5 }) as unknown };
  expect(request?.body).toEqual({ EventBusArn: arn, Entries: [sentEntry, sentEntry] });
});

it('gives the error of each entry', async () => {
  answer = () => inCbor({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }] });
  expect(await bus.put(arn, [entry])).toEqual([{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' }]);
});

it('gives every entry the error of a request that fails as a whole', async () => {
  answer = () => inCbor({ __type: 'com.amazonaws.eventbridgev2#AccessDeniedException', message: 'no' }, 403);
  expect(await bus.put(arn, [entry, entry])).toEqual([
    { ErrorCode: 'AccessDeniedException', ErrorMessage: 'no' },
    { ErrorCode: 'AccessDeniedException', ErrorMessage: 'no' },
  ]);
});

it('does not take a page of a proxy for an answer', async () => {
  answer = () => new Response('<html></html>', { status: 502 });
  expect(await bus.put(arn, [entry])).toEqual([{ ErrorCode: 'HTTP 502', ErrorMessage: undefined }]);
});
