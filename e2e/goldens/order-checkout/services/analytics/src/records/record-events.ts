import { EventLog, wholeBusHandler } from '@order-checkout/event-kit';

const log = new EventLog('RecordEvents');

/** Analytics keeps a record of 28 events */
export const handler = wholeBusHandler(async (event, { cause }) => {
  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);
});
