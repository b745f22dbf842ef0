import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { documents, environment } from './aws.ts';
import { logger } from './observability.ts';

/** Longer than the archive keeps events, so that a replay finds what was done. */
const REMEMBER_DAYS = 35;
/** Longer than a function may run (`ServiceFunction` allows 50 s at most). */
const LOCK_SECONDS = 60;

/**
 * Does work with an effect outside the service's own table once per key, however often its cause comes. A row is
 * claimed before the work, marked after it and removed when it fails. What the work answered, as plain data, is kept
 * with the mark: whoever comes later gets the same answer.
 *
 * This is not exactly once: when the function dies between the effect and the mark, the work is done again after the
 * lock. Hand the key on to a provider that takes an idempotency key. For the state of an aggregate use
 * `AggregateStore`, which has no such gap.
 */
export async function once<Answer>(key: string, work: () => Promise<Answer>): Promise<Answer> {
  const TableName = environment('TABLE_NAME');
  const Key = { pk: `ONCE#${key}`, sk: 'ONCE' };
  const done = await claim(TableName, Key);
  if (done !== undefined) {
    logger.info('was done before, nothing to do', { key });
    return done['answer'] as Answer;
  }
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await documents.send(new DeleteCommand({ TableName, Key }));
    throw error;
  }
  await mark(TableName, Key, answer);
  return answer;
}

async function mark(TableName: string, Key: Readonly<Record<string, string>>, answer: unknown): Promise<void> {
  const silent = answer === undefined;
  await documents.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: silent ? 'SET done = :yes' : 'SET done = :yes, answer = :answer',
      ExpressionAttributeValues: { ':yes': true, ...(silent ? {} : { ':answer': answer }) },
    }),
  );
}

/** The row of who did the work before, or nothing when it is ours to do. */
async function claim(
  TableName: string,
  Key: { readonly pk: string; readonly sk: string },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const now = Math.floor(Date.now() / 1000);
  try {
    await documents.send(
      new PutCommand({
        TableName,
        Item: {
          ...Key,
          entity: 'ONCE',
          done: false,
          lockedUntil: now + LOCK_SECONDS,
          expiresAt: now + REMEMBER_DAYS * 86_400,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR (done = :no AND lockedUntil < :now)',
        ExpressionAttributeValues: { ':no': false, ':now': now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item?.['done']?.BOOL === true) return unmarshall(error.Item);
    // Another delivery is at work. If it crashes, this one must come again, so it fails.
    throw new Error(`${Key.pk} is being handled by another delivery`, { cause: error });
  }
}
