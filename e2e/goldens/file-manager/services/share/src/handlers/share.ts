import { ExpireSharesV1, OpenShareLinkV1, RevokeShareV1, ShareFileV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, eachItem, type Happened, type Tick } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/share.ts';

const store = new AggregateStore('Share', stateRules);

export async function expireShares(data: ExpireSharesV1, context: Context): Promise<void> {
  const command = commandOf(ExpireSharesV1, data, context);
  const id = await decisions.idOfExpireShares(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function openShareLink(data: OpenShareLinkV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(OpenShareLinkV1, data, context);
  const id = data.shareId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function revokeShare(data: RevokeShareV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RevokeShareV1, data, context);
  const id = data.shareId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function shareFile(data: ShareFileV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(ShareFileV1, data, context);
  const id = await decisions.idOfShareFile(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function onExpiredSharesAreClosed(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnExpiredSharesAreClosed(tick), context))
    await expireShares(data, own);
}
