import { EventLog, wholeBusHandler } from '@file-manager/event-kit';

const log = new EventLog('RecordEvents');

/** File Store keeps a record of File Scan Passed, File Quarantined, Storage Quota Exceeded, Orphaned Object Detected */
export const handler = wholeBusHandler(async (event, { cause }) => {
  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);
});
