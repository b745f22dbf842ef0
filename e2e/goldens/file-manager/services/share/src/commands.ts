import { OpenShareLinkV1, RevokeShareV1, ShareFileV1 } from '@file-manager/contracts';
import { commandHandler, on, onTimer } from '@file-manager/event-kit';
import { onExpiredSharesAreClosed, openShareLink, revokeShare, shareFile } from './handlers/share.ts';

export const handler = commandHandler(
  on(OpenShareLinkV1, openShareLink),
  on(RevokeShareV1, revokeShare),
  on(ShareFileV1, shareFile),
  onTimer('expired-shares-are-closed', onExpiredSharesAreClosed),
);
