import { read, readHandler } from '@file-manager/event-kit';
import { trashView } from './read-models/trash.ts';

export const handler = readHandler(read('trash', trashView));
