import { NotifyUserV1, UserNotifiedV1 } from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeEMailProvider } from './fakes/e-mail-provider.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  eMailProvider: new FakeEMailProvider(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  askEMailProviderToNotifyUser: (command) => fakes.eMailProvider.notifyUser(command),
  detailsOfUserNotified: () => sample(UserNotifiedV1),
  idOfNotifyUser: () => sample(UserNotifiedV1).noticeId,
  detailsOfNotifyUser: () => sampleCommand(NotifyUserV1),
};
