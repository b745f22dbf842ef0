import { EmailBouncedV1 } from '@order-checkout/contracts';
import { commandHandler, onReport, onTimer } from '@order-checkout/event-kit';
import { emailBouncedReported, onAskForAReview7DaysAfterDelivery } from './handlers/e-mail-message.ts';

export const handler = commandHandler(
  onReport(EmailBouncedV1, emailBouncedReported),
  onTimer('ask-for-a-review7-days-after-delivery', onAskForAReview7DaysAfterDelivery),
);
