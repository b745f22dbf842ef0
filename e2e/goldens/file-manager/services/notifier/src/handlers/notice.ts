import { NotifyUserV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, latestOfEach, once } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, type NoticeFact, type NoticeState } from '../domain/notice.ts';

const store = new AggregateStore<NoticeState, NoticeFact>('Notice', { initial: {}, evolve: latestOfEach });

/** Notify User. */
export async function notifyUser(data: NotifyUserV1, context: Context): Promise<void> {
  const asked = commandOf(NotifyUserV1, data, context);
  const answers = {
    eMailProvider: await once(`askEMailProviderToNotifyUser ${context.cause.id}`, () =>
      decisions.askEMailProviderToNotifyUser(asked.data, context),
    ),
  };
  const command = { ...asked, answers };
  const id = await decisions.idOfNotifyUser(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
