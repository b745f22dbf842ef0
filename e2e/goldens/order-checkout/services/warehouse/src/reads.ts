import { read, readHandler } from '@order-checkout/event-kit';
import { openPickListsPerZoneView } from './read-models/open-pick-lists-per-zone.ts';

export const handler = readHandler(read('open-pick-lists-per-zone', openPickListsPerZoneView));
