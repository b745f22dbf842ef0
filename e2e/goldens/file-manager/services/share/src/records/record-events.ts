import { EventLog, wholeBusHandler } from '@file-manager/event-kit';

const log = new EventLog('RecordEvents');

/** Share keeps a record of File Renamed, File Moved */
export const handler = wholeBusHandler(async (event, { cause }) => {
  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);
});
