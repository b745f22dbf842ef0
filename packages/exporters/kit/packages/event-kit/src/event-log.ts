import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { idsOf } from '@kit/contracts';
import { documents, environment } from './aws.ts';
import { idOf } from './cause.ts';

/**
 * A record of events as they came, one row for each, by day. The same event again is the same row; versions of one fact
 * share its id and have a row each.
 */
export class EventLog {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async record(source: string, detailType: string, time: string, eventId: string, detail: unknown): Promise<void> {
    const { version = 0 } = idsOf(detail);
    const moment = new Date(time).toISOString();
    await documents.send(
      new PutCommand({
        TableName: environment('READ_MODEL_TABLE'),
        Item: {
          pk: `${this.name}#${moment.slice(0, 10)}`,
          sk: `${moment}#${idOf(eventId)}#v${String(version)}`,
          source,
          detailType,
          detail,
        },
      }),
    );
  }
}
