import { ReadModel } from '@order-checkout/event-kit';
import { viewRules } from '../domain/views/open-pick-lists-per-zone.ts';

export const openPickListsPerZoneView = new ReadModel('OpenPickListsPerZone', viewRules);
