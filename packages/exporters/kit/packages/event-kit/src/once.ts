import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { Context as LambdaContext } from 'aws-lambda';
import { MAX_ROW_BYTES, dynamo, environment } from './aws.ts';
import { logger } from './observability.ts';

/** Longer than the archive keeps events, so that a replay finds what was done. */
const REMEMBER_DAYS = 35;
/** Longer than a function may run (`ServiceFunction` allows 50 s at most). */
const LOCK_MILLISECONDS = 60_000;

/** What is kept with the mark: the answer as JSON, or how large it was. */
interface Kept {
  readonly text?: string;
  readonly bytes?: number;
}

const config = new IdempotencyConfig({
  expiresAfterSeconds: REMEMBER_DAYS * 86_400,
  hashFunction: 'sha256',
  // A claim outlives the function that made it, whichever part of its time was left.
  lambdaContext: { getRemainingTimeInMillis: () => LOCK_MILLISECONDS } as LambdaContext,
  responseHook: (answer, { idempotencyKey }) => {
    logger.info('was done before, nothing to do', { key: idempotencyKey });
    return answer;
  },
});

/**
 * Does work with an effect outside the service's own table once per key, however often its cause comes. A row is
 * claimed before the work, marked after it and removed when it fails; while another delivery is at work this one fails,
 * so that it comes again. What the work answered, as JSON, is kept with the mark: whoever comes later gets the same. Of
 * an answer that no row holds the mark alone is kept: it reaches the first who asks, everybody else gets an error, and
 * nothing is done again.
 *
 * This is not exactly once: when the function dies between the effect and the mark, the work is done again after the
 * lock. The work gets the key, to hand it on to a provider that takes one. For the state of an aggregate use
 * `AggregateStore`, which has no such gap.
 */
export async function once<Answer>(key: string, work: (key: string) => Promise<Answer>): Promise<Answer> {
  const persistenceStore = new DynamoDBPersistenceLayer({
    tableName: environment('TABLE_NAME'),
    awsSdkV3Client: dynamo,
    keyAttr: 'pk',
    // A partition for each key: one for all of them would be a hot one.
    staticPkValue: `ONCE#${key}`,
    sortKeyAttr: 'sk',
    expiryAttr: 'expiresAt',
  });
  let text: string | undefined;
  const told = async (known: string): Promise<Kept> => {
    const done = await work(known);
    if (done === undefined) return {};
    // As text, because DynamoDB refuses what JSON leaves out, and the work would be done by then.
    text = JSON.stringify(done);
    const bytes = Buffer.byteLength(text, 'utf8');
    return bytes > MAX_ROW_BYTES ? { bytes } : { text };
  };
  const kept = await makeIdempotent(told, { persistenceStore, config, keyPrefix: 'ONCE' })(key);
  if (text === undefined && kept.bytes !== undefined)
    throw new RangeError(`${key} was done, and its answer of ${kept.bytes} bytes could not be kept`);
  const answer = text ?? kept.text;
  return (answer === undefined ? undefined : JSON.parse(answer)) as Answer;
}
