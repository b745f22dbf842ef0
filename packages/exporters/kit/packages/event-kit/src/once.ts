import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { documents, environment } from './aws.ts';
import { logger } from './observability.ts';

/** Longer than the archive keeps events, so that a replay finds what was done. */
const REMEMBER_DAYS = 35;
/** Longer than a function may run (`ServiceFunction` allows 50 s at most). */
const LOCK_SECONDS = 60;

/**
 * Does work with an effect outside the service's own table once per key, however often its cause comes. A row is
 * claimed before the work, marked after it and removed when it fails.
 *
 * This is not exactly once: when the function dies between the effect and the mark, the work is done again after the
 * lock. Hand the key on to a provider that takes an idempotency key. For the state of an aggregate use
 * `AggregateStore`, which has no such gap.
 */
export async function once(key: string, work: () => Promise<void>): Promise<void> {
  const TableName = environment('TABLE_NAME');
  const Key = { pk: `ONCE#${key}`, sk: 'ONCE' };
  if ((await claim(TableName, Key)) === 'done') {
    logger.info('was done before, nothing to do', { key });
    return;
  }
  try {
    await work();
  } catch (error) {
    await documents.send(new DeleteCommand({ TableName, Key }));
    throw error;
  }
  await documents.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET done = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
}

async function claim(TableName: string, Key: { pk: string; sk: string }): Promise<'mine' | 'done'> {
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
    return 'mine';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item?.['done']?.BOOL === true) return 'done';
    // Another delivery is at work. If it crashes, this one must come again, so it fails.
    throw new Error(`${Key.pk} is being handled by another delivery`, { cause: error });
  }
}
