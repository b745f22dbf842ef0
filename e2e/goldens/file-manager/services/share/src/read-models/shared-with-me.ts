import { ReadModel } from '@file-manager/event-kit';
import { viewRules } from '../domain/views/shared-with-me.ts';

export const sharedWithMeView = new ReadModel('SharedWithMe', viewRules);
