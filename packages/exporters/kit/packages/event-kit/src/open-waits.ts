import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { documents, environment } from './aws.ts';
import { idOf } from './cause.ts';
import { transact, type Write } from './transaction.ts';

/** A wait that nobody has completed or given up. */
export interface OpenWait {
  /** The join and its key. */
  readonly id: string;
  readonly startedBy: string;
  /** When its time is over, and when the table forgets it, in seconds. */
  readonly until: number;
  readonly expiresAt: number;
}

/** For so long others leave a wait alone that is being given up: longer than a function runs. */
const CLAIM_SECONDS = 600;
const PAGE = 25;

/**
 * The open waits of one join, in the order of their ends: a row for each, and none when nothing waits. They share a
 * partition, which takes 1,000 units a second: some 250 waits that begin and end in it.
 */
export class OpenWaits {
  private readonly pk: string;

  constructor(join: string) {
    this.pk = `WAITS#${join}`;
  }

  begin(wait: OpenWait): Write {
    const { TableName, Key } = this.placeOf(wait);
    return { Put: { TableName, Item: { ...wait, ...Key } } };
  }

  end(wait: OpenWait): Write {
    return { Delete: this.placeOf(wait) };
  }

  /** Some of those whose time is over, the oldest first. */
  async due(now: Date): Promise<readonly OpenWait[]> {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: environment('TABLE_NAME'),
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk < :end',
        ExpressionAttributeValues: { ':pk': this.pk, ':end': isoOf(secondsOf(now) + 1) },
        Limit: PAGE,
      }),
    );
    return Items as OpenWait[];
  }

  /**
   * Takes a due wait before it is given up: it stands behind the others then, so that one that fails, or that ends the
   * function, holds up none of them. Nothing when it has ended or somebody else took it.
   */
  async claim(wait: OpenWait, now: Date): Promise<OpenWait | undefined> {
    const claimed = { ...wait, until: secondsOf(now) + CLAIM_SECONDS };
    const leave = { ...this.placeOf(wait), ConditionExpression: 'attribute_exists(pk)' };
    return (await transact([{ Delete: leave }, this.begin(claimed)])) ? claimed : undefined;
  }

  async forget(wait: OpenWait): Promise<void> {
    await documents.send(new DeleteCommand(this.placeOf(wait)));
  }

  private placeOf({ id, until }: OpenWait) {
    return { TableName: environment('TABLE_NAME'), Key: { pk: this.pk, sk: `${isoOf(until)}#${idOf(id)}` } };
  }
}

export const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);
const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
