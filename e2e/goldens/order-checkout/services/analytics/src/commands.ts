import { commandHandler, onTimer } from '@order-checkout/event-kit';
import { onEveryDayAt4Am } from './handlers/sales-report.ts';

export const handler = commandHandler(onTimer('every-day-at4-am', onEveryDayAt4Am));
