import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Envelope } from '@kit/contracts';
import { vi } from 'vitest';
import type { BusEntry, BusResult } from '../bus-entry.ts';
import { bus } from '../bus.ts';
import { MemoryTable } from './memory-table.ts';

/** What was put on the bus. */
export interface PublishedEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
}

/** DynamoDB and EventBridge in memory. The clients of this process talk to it until `vi.restoreAllMocks()`. */
export class MemoryCloud {
  readonly table = new MemoryTable();
  readonly published: PublishedEvent[] = [];
  onPublish: (event: PublishedEvent) => void = () => undefined;

  constructor() {
    vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(this.table.send as never);
    vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(this.table.sendTyped as never);
    vi.spyOn(bus, 'put').mockImplementation(this.put);
  }

  /** Events that wait in the outbox of the table, in the order in which they were written. */
  outbox(table = 'test'): Envelope[] {
    return this.table
      .rowsOf(table)
      .flatMap((row) => (row['entity'] === 'OUTBOX' ? [(row['event'] as { envelope: Envelope }).envelope] : []));
  }

  private readonly put = (_arn: string, entries: readonly BusEntry[]): Promise<readonly BusResult[]> => {
    for (const { Source, DetailType, Detail } of entries) {
      const event = { source: Source, 'detail-type': DetailType, detail: JSON.parse(Detail) as unknown };
      this.published.push(event);
      this.onPublish(event);
    }
    return Promise.resolve(entries.map((_, index) => ({ EventId: `${index}` })));
  };
}
