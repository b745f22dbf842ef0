import { NotifyUserV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, once } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/notice.ts';

const store = new AggregateStore('Notice', stateRules);

export async function notifyUser(data: NotifyUserV1, context: Context): Promise<void> {
  const asked = commandOf(NotifyUserV1, data, context);
  const id = await decisions.idOfNotifyUser(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProvider: await once(`askEMailProviderToNotifyUser ${context.cause.id}`, (key) =>
      decisions.askEMailProviderToNotifyUser(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
