import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { BusEntry, BusResult } from './bus-entry.ts';
import { tracer } from './observability.ts';

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
