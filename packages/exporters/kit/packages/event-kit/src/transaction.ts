import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { documents } from './aws.ts';

/** One of the writes of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Whether all of it was written: not when a condition did not hold, or when another writer was at one of the rows. */
export async function transact(writes: readonly Write[]): Promise<boolean> {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException && wasOvertaken(error)) return false;
    throw error;
  }
}

function wasOvertaken({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  return CancellationReasons.some(({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict');
}

/** Lets the faster one go ahead: longer after each try, and by chance, so that two do not meet again. */
export const pauseAfter = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
