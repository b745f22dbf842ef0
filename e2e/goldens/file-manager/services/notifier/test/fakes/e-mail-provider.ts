import type { NotifyUserV1 } from '@file-manager/contracts';
import type { EMailProvider, EMailProviderAnswerToNotifyUser } from '../../src/adapters/e-mail-provider.ts';

/** Stands in for E-mail provider and remembers what it was asked and told. */
export class FakeEMailProvider implements EMailProvider {
  readonly asked: unknown[] = [];

  notifyUser(command: NotifyUserV1): Promise<EMailProviderAnswerToNotifyUser> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }
}
