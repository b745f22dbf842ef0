import { type Board, type FieldRow, labelOf } from '@stormbridge/model';
import type { HintRule } from '../hint.ts';
import { quoted } from '../names.ts';

function missing(board: Board, field: FieldRow): string | undefined {
  if (field.name.trim() === '') return 'has no name';
  if (field.type === 'object' && field.valueType === undefined) return 'does not say which shared type it holds';
  if (field.type === 'enum' && field.values.length === 0) return 'lists no values';
  const twin = [...board.fields.values()].some(
    (one) => one.id < field.id && one.owner === field.owner && one.name === field.name,
  );
  return twin ? 'stands there twice' : undefined;
}

const ownerOf = (board: Board, { owner }: FieldRow): string => {
  const version = board.eventVersions.get(owner);
  return version === undefined ? owner : version.event;
};

export const unfinishedField: HintRule = {
  id: 'H802',
  stage: 8,
  why: 'A schema is title, structure and types. What is left open here becomes a guess in somebody’s code.',
  find: (board) =>
    [...board.fields.values()].flatMap((field) => {
      const what = missing(board, field);
      const owner = ownerOf(board, field);
      if (what === undefined) return [];
      const name = field.name.trim() === '' ? 'A field' : `The field ${quoted(field.name)}`;
      return [{ about: [owner, field.id], message: `${name} of ${quoted(labelOf(board, owner))} ${what}.` }];
    }),
};
