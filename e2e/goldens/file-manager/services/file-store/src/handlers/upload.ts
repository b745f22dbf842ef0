import { ExpireUploadV1, FileUploadedV1, RequestUploadUrlV1 } from '@file-manager/contracts';
import {
  AggregateStore,
  type CloudEvent,
  commandOf,
  type Context,
  eachItem,
  fact,
  type Happened,
  type Tick,
} from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/upload.ts';

const store = new AggregateStore('Upload', stateRules);

export async function expireUpload(data: ExpireUploadV1, context: Context): Promise<void> {
  const command = commandOf(ExpireUploadV1, data, context);
  const id = data.uploadId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function requestUploadUrl(data: RequestUploadUrlV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RequestUploadUrlV1, data, context);
  const id = await decisions.idOfRequestUploadUrl(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

/** Object Created of aws.s3 becomes FileUploaded. */
export async function fileUploadedForwarded(event: CloudEvent, context: Context): Promise<void> {
  const data = await decisions.translateFileUploaded(event);
  if (data === undefined) return;
  const id = data.uploadId;
  await store.change(id, { ...context, by: 'FileUploaded' }, (state) => {
    decisions.checkFileUploaded(state, data);
    return [fact(FileUploadedV1, data)];
  });
}

export async function onUnusedUploadUrlsExpire(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnUnusedUploadUrlsExpire(tick), context))
    await expireUpload(data, own);
}
