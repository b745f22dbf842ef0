import { read, readHandler } from '@file-manager/event-kit';
import { sharedWithMeView } from './read-models/shared-with-me.ts';

export const handler = readHandler(read('shared-with-me', sharedWithMeView));
