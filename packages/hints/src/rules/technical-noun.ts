import { elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { wordsOf } from '../words.ts';

const TECHNICAL = new Set(
  `api backend button cache callback clicked container cron database db deserialised deserialized dynamodb endpoint
  exception frontend function graphql handler http job json kafka lambda message microservice null payload pod poll polled
  query queue record request response rest retry retried row s3 script server sns sql sqs table thread token topic webhook
  xml`.split(/\s+/),
);
/** Words that are technical alone but ordinary in a business sentence. */
const ORDINARY = new Set([
  'record',
  'request',
  'message',
  'table',
  'token',
  'job',
  'response',
  'container',
  'server',
  'rest',
  'null',
]);

export const technicalNoun: HintRule = {
  id: 'H103',
  stage: 1,
  why: 'Discovery is about the business. A technical event says how today’s system works, not what happens.',
  find: (board) =>
    elementsOf(board, 'event').flatMap((event) => {
      const found = wordsOf(event.label).find((word) => TECHNICAL.has(word) && !ORDINARY.has(word));
      if (found === undefined) return [];
      return [
        {
          about: [event.id],
          message: `${nameOf(event)} speaks of technology (“${found}”). What happened for the business?`,
        },
      ];
    }),
};
