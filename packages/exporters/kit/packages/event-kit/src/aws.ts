import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tracer } from './observability.ts';

export const dynamo = tracer.captureAWSv3Client(new DynamoDBClient({}));
export const documents = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });

/** A row of DynamoDB holds 400 KB: what is left is for its keys and the names of its fields. */
export const MAX_ROW_BYTES = 380 * 1024;

/** Settings that the stack gives a function, read when they are needed so that a test can set them. */
export function environment(name: 'EVENT_BUS_ARN' | 'READ_MODEL_TABLE' | 'TABLE_NAME'): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Environment variable ${name} is not set`);
  return value;
}
