import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { tracer } from './observability.ts';

/** One event for the bus, as PutEvents takes it. */
export interface BusEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time: Date;
  readonly TraceHeader?: string;
}

/** What became of an entry: it was put on the bus only when it has an id and no error. */
export interface BusResult {
  readonly EventId?: string | undefined;
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

const client = tracer.captureAWSv3Client(new EventBridgeClient({}));

/** The bus product of this project. Tests put their own in place of `put`. */
export const bus = {
  /** One request: at most ten entries and 1 MB. The results have the order of the entries. */
  async put(arn: string, entries: readonly BusEntry[]): Promise<readonly BusResult[]> {
    const { Entries: results = [] } = await client.send(
      new PutEventsCommand({ Entries: entries.map((entry) => ({ EventBusName: arn, ...entry })) }),
    );
    return results;
  },
};
