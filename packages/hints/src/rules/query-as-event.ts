import { changeKind, elementsOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { nameOf } from '../names.ts';
import { wordsOf } from '../words.ts';

const ASKED = new Set([
  'listed',
  'fetched',
  'queried',
  'retrieved',
  'loaded',
  'displayed',
  'searched',
  'browsed',
  'looked',
  'viewed',
]);

export const queryAsEvent: HintRule = {
  id: 'H105',
  stage: 1,
  why: 'Looking at something changes nothing, so nobody can react to it. What people look at is a read model.',
  find: (board) =>
    elementsOf(board, 'event')
      .filter((event) => wordsOf(event.label).some((word) => ASKED.has(word)))
      .map((event) => ({
        about: [event.id],
        message: `${nameOf(event)} is a question that somebody asked, not a change.`,
        remedy: { label: 'Make it a read model', changes: (now) => changeKind(now, event.id, 'readModel') },
      })),
};
