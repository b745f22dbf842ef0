import { type Code, code, encoded } from '../../sinks/index.ts';
import { bracketed, type Doc, group, ifBroken, indent, line, separated, softline } from './doc.ts';

/** `Later<string>`, with its arguments on lines of their own where it is too wide. */
export const generic = (name: Code, args: readonly Doc[]): Doc => [name, bracketed('<', args, '>', '')];

/** `A | B` */
export const unionDoc = (types: readonly Doc[]): Doc =>
  types.length === 1 ? types : group([ifBroken('| '), separated(types, [line, encoded('| ')])]);

/** `type Events = A | B;` */
export function typeAlias(head: Code, types: readonly Doc[]): Doc {
  const [only = encoded<'code'>('never'), ...others] = types;
  if (others.length === 0) return [head, code` = `, only, code`;`];
  const members = types.map((type) => indent(type));
  return group([
    head,
    code` =`,
    indent([line, group([ifBroken('| '), separated(members, [line, code`| `])])]),
    code`;`,
  ]);
}

/** `readonly (A | B)[]` */
export const listOfUnion = (types: readonly Code[]): Doc =>
  types.length === 1
    ? code`readonly ${types}[]`
    : group([code`readonly (`, group([indent([softline, unionDoc(types)]), softline]), code`)[]`]);
