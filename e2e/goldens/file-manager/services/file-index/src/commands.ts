import { MoveFileV1, RenameFileV1 } from '@file-manager/contracts';
import { commandHandler, on, onTimer } from '@file-manager/event-kit';
import { moveFile, onCompareBucketAndIndexEverySunday, renameFile } from './handlers/file.ts';

export const handler = commandHandler(
  on(MoveFileV1, moveFile),
  on(RenameFileV1, renameFile),
  onTimer('compare-bucket-and-index-every-sunday', onCompareBucketAndIndexEverySunday),
);
