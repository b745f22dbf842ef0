import { read, readHandler } from '@file-manager/event-kit';
import { fileListAndSearchView } from './read-models/file-list-and-search.ts';

export const handler = readHandler(read('file-list-and-search', fileListAndSearchView));
