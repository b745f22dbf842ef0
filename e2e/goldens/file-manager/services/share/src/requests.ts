import { OpenShareLinkV1, RevokeShareV1, ShareFileV1 } from '@file-manager/contracts';
import { answer, requestHandler } from '@file-manager/event-kit';
import { openShareLink, revokeShare, shareFile } from './handlers/share.ts';

export const handler = requestHandler(
  answer('open-share-link', OpenShareLinkV1, openShareLink),
  answer('revoke-share', RevokeShareV1, revokeShare),
  answer('share-file', ShareFileV1, shareFile),
);
