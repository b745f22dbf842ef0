import { cbor, dateToTag } from '@smithy/core/cbor';
import type { BusEntry, BusResult } from './bus-entry.ts';
import { signedPost } from './signed-post.ts';

const PATH = '/service/AWSEventsV2/operation/PutEvents';
const HEADERS = { accept: 'application/cbor', 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

interface Answer {
  readonly Entries?: readonly (BusResult & { readonly SuccessCode?: string })[];
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
}

/**
 * The bus product of this project: Custom Event Bus. npm has no client of the AWS SDK for it yet, so its one request is
 * made here, in the protocol of that service (Smithy RPC v2, CBOR). Tests put their own in place of `put`.
 */
export const bus = {
  /** One request: at most ten entries and 1 MB. The results have the order of the entries. */
  async put(arn: string, entries: readonly BusEntry[]): Promise<readonly BusResult[]> {
    const body = cbor.serialize({ EventBusArn: arn, Entries: entries.map(inCbor) });
    const response = await send(arn, new Uint8Array(body));
    const answer = read(new Uint8Array(await response.arrayBuffer()));
    if (response.ok) {
      const { Entries: results = [] } = answer;
      // An event that the bus has already is a success too, and may come without an id.
      return results.map(({ SuccessCode, EventId = SuccessCode, ErrorCode, ErrorMessage }) => ({
        EventId,
        ErrorCode,
        ErrorMessage,
      }));
    }
    const ErrorCode = answer.__type?.replace(/^.*#/, '') ?? `HTTP ${response.status}`;
    return entries.map(() => ({ ErrorCode, ErrorMessage: answer.message ?? answer.Message }));
  },
};

/** The request has no place for a trace header; the envelope carries the trace id. */
const inCbor = ({ Source, DetailType, Detail, Time }: BusEntry): object => ({
  Source,
  DetailType,
  Detail,
  Time: dateToTag(Time),
});

function send(arn: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  const [, partition = '', , region = '', account = ''] = arn.split(':');
  const hostname = `${account}.eventsv2.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
  return signedPost({ hostname, path: PATH, service: 'events', region, headers: HEADERS, body });
}

/** What is no CBOR comes from a proxy on the way and tells nothing. */
function read(bytes: Uint8Array): Answer {
  try {
    return (cbor.deserialize(bytes) ?? {}) as Answer;
  } catch {
    return {};
  }
}
