import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';
import { wordsOf } from '../words.ts';

const TECHNOLOGY = new Set(
  'api backend crud database db dynamodb frontend gateway kafka lambda mongo postgres queue redis rest s3 sns sql sqs worker'.split(
    ' ',
  ),
);

export const serviceNamedAfterTechnology: HintRule = {
  id: 'H604',
  stage: 6,
  why: 'Technology changes sooner than the business. A service is named after what it does for people.',
  find: (board) =>
    [...board.services.values()]
      .filter(({ name }) => wordsOf(name).some((word) => TECHNOLOGY.has(word)))
      .map(({ id, name }) => ({ about: [id], message: `${quoted(name)} is named after technology.` })),
};
