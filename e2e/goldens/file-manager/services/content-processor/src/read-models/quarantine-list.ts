import { ReadModel } from '@file-manager/event-kit';
import { viewRules } from '../domain/views/quarantine-list.ts';

export const quarantineListView = new ReadModel('QuarantineList', viewRules);
