export { answered } from './answered.ts';
export {
  busEvent,
  commandGiven,
  commandMessage,
  eventGiven,
  httpRequest,
  kinesisEvent,
  lambdaContext,
  sqsEvent,
  streamEvent,
} from './fixtures.ts';
export { matchesPattern } from './matches-pattern.ts';
export { MemoryCloud, type PublishedEvent } from './memory-cloud.ts';
export { MemoryTable } from './memory-table.ts';
