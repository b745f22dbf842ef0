import { IndexFileV1, MoveFileV1, ReconcileInventoryV1, RenameFileV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, eachItem, type Happened, type Tick } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/file.ts';

const store = new AggregateStore('File', stateRules);

export async function indexFile(data: IndexFileV1, context: Context): Promise<void> {
  const command = commandOf(IndexFileV1, data, context);
  const id = data.fileId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function moveFile(data: MoveFileV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(MoveFileV1, data, context);
  const id = data.fileId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function reconcileInventory(data: ReconcileInventoryV1, context: Context): Promise<void> {
  const command = commandOf(ReconcileInventoryV1, data, context);
  const id = await decisions.idOfReconcileInventory(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function renameFile(data: RenameFileV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RenameFileV1, data, context);
  const id = data.fileId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function onCompareBucketAndIndexEverySunday(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnCompareBucketAndIndexEverySunday(tick), context))
    await reconcileInventory(data, own);
}
