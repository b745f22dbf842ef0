import { FileCreatedV1, FilePurgedV1, FileVersionCreatedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { recalculateQuota } from '../handlers/account.ts';

/** Whenever stored bytes change, recalculate the quota */
export const handler = eventHandler([FileCreatedV1, FileVersionCreatedV1, FilePurgedV1], async (event, context) => {
  await recalculateQuota(await decisions.detailsOfRecalculateQuota(event), context);
});
