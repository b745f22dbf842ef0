import { OpenAccountV1, RecalculateQuotaV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/account.ts';

const store = new AggregateStore('Account', stateRules);

export async function openAccount(data: OpenAccountV1, context: Context): Promise<void> {
  const command = commandOf(OpenAccountV1, data, context);
  const id = await decisions.idOfOpenAccount(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function recalculateQuota(data: RecalculateQuotaV1, context: Context): Promise<void> {
  const command = commandOf(RecalculateQuotaV1, data, context);
  const id = data.accountId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
