import { commandHandler, onTimer } from '@file-manager/event-kit';
import { onCompareBucketAndIndexEverySunday } from './handlers/file.ts';

export const handler = commandHandler(
  onTimer('compare-bucket-and-index-every-sunday', onCompareBucketAndIndexEverySunday),
);
