import { read, readHandler } from '@file-manager/event-kit';
import { quarantineListView } from './read-models/quarantine-list.ts';

export const handler = readHandler(read('quarantine-list', quarantineListView));
