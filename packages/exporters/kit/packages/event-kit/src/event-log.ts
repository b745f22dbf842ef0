import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { idsOf } from '@kit/contracts';
import { documents, environment } from './aws.ts';
import { idOf } from './cause.ts';

/**
 * A record of events as they came, one row for each, by the day on which they happened. The same event again is the same
 * row, also when it says another time; versions of one fact share its id and have a row each.
 */
export class EventLog {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** `time` is the one of the bus, for an event that says none itself. */
  async record(source: string, detailType: string, time: string, eventId: string, detail: unknown): Promise<void> {
    const { version = 0, time: told } = idsOf(detail);
    const id = `${idOf(eventId)}#v${String(version)}`;
    const moment = await this.firstMoment(id, momentOf(told) ?? new Date(time).toISOString());
    await documents.send(
      new PutCommand({
        TableName: environment('READ_MODEL_TABLE'),
        Item: { pk: `${this.name}#${moment.slice(0, 10)}`, sk: `${moment}#${id}`, source, detailType, detail },
      }),
    );
  }

  /** The moment under which the event was recorded first. */
  private async firstMoment(id: string, moment: string): Promise<string> {
    try {
      await documents.send(
        new PutCommand({
          TableName: environment('READ_MODEL_TABLE'),
          Item: { pk: `${this.name}#EVENT#${id}`, sk: 'FIRST', moment },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return moment;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return error.Item?.['moment']?.S ?? moment;
      throw error;
    }
  }
}

/** The events of others may say anything. */
const momentOf = (told: unknown): string | undefined =>
  typeof told === 'string' && !Number.isNaN(Date.parse(told)) ? new Date(told).toISOString() : undefined;
