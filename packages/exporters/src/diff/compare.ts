import type { Facts, FactTable } from './system.ts';

/** What became of one thing. */
export interface Change {
  /** The key of what changed: `OrderPlaced.v1`, `billing/authorise-payment`, `order`. */
  readonly about: string;
  readonly kind:
    | 'event'
    | 'command'
    | 'schema'
    | 'subscription'
    | 'timer'
    | 'route'
    | 'service'
    | 'resources'
    | 'setting';
  readonly what: 'added' | 'removed' | 'changed';
  /** Whether something that works today stops working: a consumer, a caller, or what is stored under a name. */
  readonly breaking: boolean;
  /** What exactly, in words; names and values are given as they are in the code. */
  readonly details: readonly string[];
}

/** Says of a row that came, went or changed in the given fields whether that breaks something. */
export type Judge = (
  what: Change['what'],
  about: string,
  fields: readonly string[],
) => { readonly breaking: boolean; readonly details?: readonly string[] };

const HARMLESS: Judge = () => ({ breaking: false });

/** Every difference of two tables, by key. */
export function tableChanges(
  kind: Change['kind'],
  before: FactTable,
  after: FactTable,
  judge: Judge = HARMLESS,
): Change[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((about): Change[] => {
    const [old, now] = [before.get(about), after.get(about)];
    const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const fields = old === undefined || now === undefined ? [] : changedFields(old, now);
    if (what === 'changed' && fields.length === 0) return [];
    const { breaking, details = [] } = judge(what, about, fields);
    const told = fields.flatMap((field) => difference(field, old?.[field], now?.[field]));
    return [{ about, kind, what, breaking, details: [...told, ...details] }];
  });
}

export const changedFields = (old: Facts, now: Facts): string[] =>
  [...new Set([...Object.keys(old), ...Object.keys(now)])].sort().filter((field) => !same(old[field], now[field]));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One difference in words; a list is told by what came and what went. */
export function difference(field: string, old: unknown, now: unknown): string[] {
  const name = WORDS[field] ?? field;
  if (!isList(old) || !isList(now)) return [`${name} was ${shown(old)}, is ${shown(now)} now`];
  const gone = old.filter((one) => !now.some((other) => same(one, other)));
  const come = now.filter((one) => !old.some((other) => same(one, other)));
  return [
    ...(come.length > 0 ? [`${name}: now also ${come.map(shown).join(', ')}`] : []),
    ...(gone.length > 0 ? [`${name}: no longer ${gone.map(shown).join(', ')}`] : []),
    ...(come.length + gone.length === 0 ? [`${name} are in another order`] : []),
  ];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Field names of the catalogue in the words of the glossary. */
const WORDS: Readonly<Record<string, string>> = {
  detailType: 'detail type',
  busFlavour: 'bus flavour',
  leadsTo: 'events',
  together: 'correlation key',
  text: 'description',
  via: 'consumption',
};

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (value === '*') return 'everything on the bus';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
