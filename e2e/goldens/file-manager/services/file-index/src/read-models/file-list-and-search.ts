import { ReadModel } from '@file-manager/event-kit';
import { viewRules } from '../domain/views/file-list-and-search.ts';

export const fileListAndSearchView = new ReadModel('FileListAndSearch', viewRules);
