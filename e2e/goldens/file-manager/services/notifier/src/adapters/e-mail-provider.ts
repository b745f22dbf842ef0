import type { NotifyUserV1 } from '@file-manager/contracts';
import type { Context } from '@file-manager/event-kit';

/** What comes back for NotifyUser. The board does not say what is in it: name its fields here. */
export interface EMailProviderAnswerToNotifyUser {
  readonly reply: unknown;
}

/** What this service asks of E-mail provider. Delivers notifications. */
export interface EMailProvider {
  notifyUser(command: NotifyUserV1, context: Context, key: string): Promise<EMailProviderAnswerToNotifyUser>;
}
