import { type Code, code, ident, member, propertyKey } from '../../sinks/index.ts';
import { assigned, bracketed, type Doc, objectDoc } from '../layout/doc.ts';
import type { EventPlan, FieldOrigin, OriginPlan } from '../plan/types.ts';
import { contractName } from './names.ts';

export interface Made {
  readonly fields: readonly OriginPlan[];
  /** Where a field that is known comes from. */
  readonly known: (from: FieldOrigin) => Code;
  /** What the decision about the others is given. */
  readonly given: readonly Code[];
  readonly waits: boolean;
}

/** The data of an event or a command: what a decision says of them, and over it what is known anyway. */
export function dataDoc({ fields, known, given, waits }: Made): Doc {
  const [asked] = fields.flatMap(({ from }) => (typeof from === 'object' && 'decision' in from ? [from.decision] : []));
  const properties = fields.flatMap(({ field, from }): Doc[] => {
    if (from === 'id') return [field === 'id' ? code`id` : assigned(propertyKey(field), code`id`)];
    if ('decision' in from) return [];
    const value = code`${known(from)}${member(from.field)}`;
    return [assigned(propertyKey(field), value)];
  });
  if (asked === undefined) return objectDoc(properties);
  const details = [code`decisions.${ident(asked)}`, bracketed('(', given, ')')];
  const answer = waits ? [code`await `, details] : details;
  if (properties.length === 0) return answer;
  return objectDoc([waits ? [code`...(`, answer, code`)`] : [code`...`, answer], ...properties]);
}

/** `fact(OrderPlacedV1, { ... })` */
export function factOf(event: EventPlan, made: Made): Doc {
  const data = dataDoc(made);
  if (made.fields.length === 0 || made.fields.some(({ from }) => !(typeof from === 'object' && 'decision' in from)))
    return [code`fact(${contractName(event)}, `, data, code`)`];
  return [code`fact`, bracketed('(', [contractName(event), data], ')')];
}

/** Whether a decision says some of the data. */
export const asksFor = (fields: readonly OriginPlan[]): boolean =>
  fields.some(({ from }) => typeof from === 'object' && 'decision' in from);
