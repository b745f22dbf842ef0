import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { holds, type Names, type Row } from './expression.ts';
import { checkRow } from './table-limits.ts';
import { changes } from './update-expression.ts';

interface Input {
  readonly TableName?: string;
  readonly Item?: Row;
  readonly Key?: Row;
  readonly ConditionExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Row;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Names['names'];
  readonly ExpressionAttributeValues?: Names['values'];
  readonly TransactItems?: readonly { readonly Put?: Input; readonly Delete?: Input }[];
}
type Command = { readonly input: unknown; readonly constructor: { readonly name: string } };

const namesOf = ({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Input): Names => ({
  names,
  values,
});
/** What a row looks like after the way to DynamoDB and back: a copy, without fields that are undefined. */
const stored = (row: Row): Row =>
  unmarshall(marshall(row, { removeUndefinedValues: true, convertClassInstanceToMap: true }));

/** DynamoDB in memory, for the commands that this project sends. Others throw. */
export class MemoryTable {
  /** By table, partition key and sort key. */
  readonly rows = new Map<string, Row>();
  /** How many rows one request of a scan reads. */
  pageSize = 100;
  /** Called for every new row, as a stream would show it. */
  onInsert: (row: Row, table: string) => void = () => undefined;

  rowsOf(table: string): Row[] {
    return [...this.rows].flatMap(([key, row]) => (key.startsWith(`${table}|`) ? [row] : []));
  }

  /** Deletes what has expired, which DynamoDB does some time within days after it, by `expiresAt` in seconds. */
  sweep(): void {
    for (const [key, row] of this.rows) if (Number(row['expiresAt']) <= Date.now() / 1000) this.rows.delete(key);
  }

  /** Stands in for `DynamoDBDocumentClient.send`. */
  readonly send = (command: Command): Promise<Row> => {
    // Sent later, as over a network: two writers can read before either of them writes.
    return Promise.resolve().then(() => this.answer(command.constructor.name, command.input as Input));
  };

  /** Stands in for `DynamoDBClient.send`, which is given values with their types. */
  readonly sendTyped = (command: Command): Promise<Row> => {
    const input: Record<string, unknown> = { ...(command.input as Input) };
    for (const part of ['Item', 'Key', 'ExpressionAttributeValues'])
      if (part in input) input[part] = unmarshall(input[part] as Record<string, AttributeValue>);
    const name = command.constructor.name.replace('Item', '');
    return Promise.resolve().then(() => this.answer(name, input as Input));
  };

  private answer(name: string, input: Input): Row {
    switch (name) {
      case 'GetCommand':
        return { Item: this.find(input, input.Key) };
      case 'PutCommand':
        this.check(input, input.Item);
        this.write(input);
        return {};
      case 'UpdateCommand':
        this.check(input, input.Key);
        return this.update(input);
      case 'DeleteCommand':
        this.check(input, input.Key);
        this.remove(input);
        return {};
      case 'TransactWriteCommand':
        this.transact((input.TransactItems ?? []).flatMap(({ Put, Delete }) => Put ?? Delete ?? []));
        return {};
      case 'QueryCommand':
        return this.query(input);
      case 'ScanCommand':
        return this.scan(input);
      default:
        throw new TypeError(`The table in memory knows no ${name}`);
    }
  }

  private find(input: Input, key: Row | undefined): Row | undefined {
    return this.rows.get(keyOf(input, key));
  }

  private check(input: Input, key: Row | undefined): void {
    const row = this.find(input, key);
    if (holds(input.ConditionExpression, row, namesOf(input))) return;
    const Item = marshall(row ?? {}, { removeUndefinedValues: true });
    throw new ConditionalCheckFailedException({ $metadata: {}, message: 'The conditional request failed', Item });
  }

  private transact(writes: readonly Input[]): void {
    if (new Set(writes.map((write) => keyOf(write, write.Item ?? write.Key))).size < writes.length)
      throw new TypeError('Transaction request cannot include multiple operations on one item');
    const CancellationReasons = writes.map((write) => ({
      Code: holds(write.ConditionExpression, this.find(write, write.Item ?? write.Key), namesOf(write))
        ? 'None'
        : 'ConditionalCheckFailed',
    }));
    if (CancellationReasons.some(({ Code }) => Code !== 'None'))
      throw new TransactionCanceledException({ $metadata: {}, message: 'Transaction cancelled', CancellationReasons });
    for (const write of writes)
      if (write.Item === undefined) this.remove(write);
      else this.write(write);
  }

  private remove(input: Input): void {
    this.rows.delete(keyOf(input, input.Key));
  }

  private write(input: Input): void {
    const key = keyOf(input, input.Item);
    const isNew = !this.rows.has(key);
    const row = stored(input.Item ?? {});
    checkRow(row);
    this.rows.set(key, row);
    if (isNew) this.onInsert(row, String(input.TableName));
  }

  private update(input: Input): Row {
    const before = this.find(input, input.Key) ?? {};
    const row = stored({ ...before, ...input.Key, ...changes(input.UpdateExpression ?? '', namesOf(input)) });
    checkRow(row);
    this.rows.set(keyOf(input, input.Key), row);
    return { Attributes: row };
  }

  /** Partition by partition, each in its order, `pageSize` rows at a time. */
  private scan(input: Input): Row {
    const all = this.rowsOf(String(input.TableName)).sort(byKeys);
    const start = input.ExclusiveStartKey;
    const behind = start === undefined ? all : all.filter((row) => byKeys(row, start) > 0);
    const page = behind.slice(0, this.pageSize);
    return {
      Items: page.filter((row) => holds(input.FilterExpression, row, namesOf(input))),
      ...(page.length < behind.length ? { LastEvaluatedKey: keysOf(page.at(-1)) } : {}),
    };
  }

  /** By the sort key, in an index by the keys of the table. */
  private query(input: Input): Row {
    const { ExclusiveStartKey: start, Limit = Number.POSITIVE_INFINITY } = input;
    const found = this.rowsOf(String(input.TableName))
      .filter((row) => holds(input.KeyConditionExpression, row, namesOf(input)))
      .sort(byKeys);
    const behind = start === undefined ? found : found.filter((row) => byKeys(row, start) > 0);
    const Items = behind.slice(0, Limit);
    // As in DynamoDB, a full page says that there may be more, also when there is not.
    return { Items, ...(Items.length < Limit ? {} : { LastEvaluatedKey: keysOf(Items.at(-1)) }) };
  }
}

const keyOf = ({ TableName = '' }: Input, key: Row | undefined): string =>
  `${TableName}|${String(key?.['pk'])}|${String(key?.['sk'])}`;
const keysOf = (row: Row | undefined): Row => ({ pk: row?.['pk'], sk: row?.['sk'] });
const byKeys = (a: Row, b: Row): number => {
  const [one, other] = [a, b].map(({ pk, sk }) => `${String(pk)}|${String(sk)}`) as [string, string];
  return one === other ? 0 : one < other ? -1 : 1;
};
