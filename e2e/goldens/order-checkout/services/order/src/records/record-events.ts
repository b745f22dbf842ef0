import { EventLog, wholeBusHandler } from '@order-checkout/event-kit';

const log = new EventLog('RecordEvents');

/** Order keeps a record of Payment Captured, Delivery Failed, Return Requested, Return Rejected */
export const handler = wholeBusHandler(async (event, { cause }) => {
  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);
});
