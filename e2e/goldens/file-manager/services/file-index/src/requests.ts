import { MoveFileV1, RenameFileV1 } from '@file-manager/contracts';
import { answer, requestHandler } from '@file-manager/event-kit';
import { moveFile, renameFile } from './handlers/file.ts';

export const handler = requestHandler(
  answer('move-file', MoveFileV1, moveFile),
  answer('rename-file', RenameFileV1, renameFile),
);
