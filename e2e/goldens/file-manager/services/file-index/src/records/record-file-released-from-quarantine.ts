import { EventLog, wholeBusHandler } from '@file-manager/event-kit';

const log = new EventLog('RecordFileReleasedFromQuarantine');

/** File Index keeps a record of File Released From Quarantine */
export const handler = wholeBusHandler(async (event, { cause }) => {
  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);
});
