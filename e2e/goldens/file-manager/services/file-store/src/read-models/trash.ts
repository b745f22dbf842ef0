import { ReadModel } from '@file-manager/event-kit';
import { viewRules } from '../domain/views/trash.ts';

export const trashView = new ReadModel('Trash', viewRules);
