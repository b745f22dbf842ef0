import {
  DeleteFileV1,
  PurgeFilesV1,
  RegisterUploadedObjectV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RestoreFileV1,
} from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, eachItem, type Happened, type Tick } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/file.ts';

const store = new AggregateStore('File', stateRules);

export async function deleteFile(data: DeleteFileV1, context: Context): Promise<void> {
  const command = commandOf(DeleteFileV1, data, context);
  const id = data.fileId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function purgeFiles(data: PurgeFilesV1, context: Context): Promise<void> {
  const command = commandOf(PurgeFilesV1, data, context);
  const id = await decisions.idOfPurgeFiles(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function registerUploadedObject(data: RegisterUploadedObjectV1, context: Context): Promise<void> {
  const command = commandOf(RegisterUploadedObjectV1, data, context);
  const id = await decisions.idOfRegisterUploadedObject(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function releaseFile(data: ReleaseFileV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(ReleaseFileV1, data, context);
  const id = data.fileId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function requestDownloadUrl(data: RequestDownloadUrlV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RequestDownloadUrlV1, data, context);
  const id = data.fileId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function restoreFile(data: RestoreFileV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RestoreFileV1, data, context);
  const id = data.fileId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function onPurgeFilesDeletedMoreThan30DaysAgo(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnPurgeFilesDeletedMoreThan30DaysAgo(tick), context))
    await purgeFiles(data, own);
}
