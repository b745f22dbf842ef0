import { type Board, rowsOf } from './board.ts';
import { type BoardChange, patch } from './changes.ts';
import { comesFrom, leadsTo } from './read/flow.ts';
import type { ElementRow } from './rows.ts';
import type { ElementKind, TableName } from './tables.ts';

/**
 * Every element that becomes code has an ASCII name in Pascal case: derived from its label while people still type,
 * pinned at the first export or by hand, unique whatever the case. What a label loses on the way (emoji, other scripts)
 * is made up for by a hash of the row's id, never of its text or position, so names do not depend on the order of rows.
 */

/** Longest code name; with a prefix for project and stage, names of stacks, rules and functions stay below 64. */
export const CODE_NAME_MAX = 40;
export const SERVICE_NAME_MAX = 20;
/** What a code name looks like. */
export const CODE_NAME_PATTERN = /^[A-Z][A-Za-z0-9]{0,39}$/;

/** Names that generated code, or a disk somewhere, keeps for itself. In lower case. */
const RESERVED = new Set(
  `abstract any array arraybuffer as async await bigint boolean break case catch class con const constructor continue
	date debugger declare default delete do else enum error eval event export extends false finally for from function get
	global globalthis handler if implements import in index infinity instanceof interface is json keyof let lpt1 com1 map
	math metadata module namespace nan never new nul null number object of package platform private prn promise prototype
	proto public readonly record reflect regexp require return set static string super switch symbol sync test this throw
	true try type typeof undefined unique unknown var void weakmap while with yield aux contracts docs state`.split(
    /\s+/,
  ),
);

const WORDS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  œ: 'oe',
  Œ: 'Oe',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
  ð: 'd',
};

/** Short, stable and plain: FNV-1a over UTF-16, in base 36. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0').slice(-5);
}

/** The ASCII words of a label, and whether letters were lost. */
function words(label: string): { readonly words: readonly string[]; readonly lost: boolean } {
  const plain = [...label]
    .map((one) => WORDS[one] ?? one)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '');
  const ascii = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return { words: ascii, lost: /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{C}]/u.test(plain) };
}

const capital = (word: string): string => {
  const rest =
    word.length > 1 && word === word.toUpperCase() && /[A-Z]{2}/.test(word)
      ? word.slice(1).toLowerCase()
      : word.slice(1);
  return word.charAt(0).toUpperCase() + rest;
};

/** `Order placed` -> `OrderPlaced`; falls back to the kind's word where nothing of the label is left. */
function pascal(label: string, fallback: string, max: number): { readonly name: string; readonly lost: boolean } {
  const { words: parts, lost } = words(label);
  const joined = parts.map(capital).join('');
  const begun = /^[0-9]/.test(joined) ? capital(fallback) + joined : joined;
  const name = (begun === '' ? capital(fallback) : begun).slice(0, max);
  return { name, lost: lost || joined === '' || begun.length > max };
}

/** `OrderPlaced` -> `order-placed` */
export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** `OrderPlaced` -> `orderPlaced` */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

interface Named {
  readonly id: string;
  readonly space: string;
  /** What it may be called, best first; the first that is free is taken. */
  readonly labels: readonly string[];
  readonly pinned: string | undefined;
  readonly word: string;
  readonly max: number;
}

const ELEMENT_WORDS: Partial<Readonly<Record<ElementKind, string>>> = {
  event: 'event',
  command: 'command',
  actor: 'actor',
  policy: 'policy',
  readModel: 'readModel',
  externalSystem: 'system',
  timer: 'timer',
};

const AREAS: readonly (readonly [TableName, string, number])[] = [
  ['aggregates', 'aggregate', CODE_NAME_MAX],
  ['contexts', 'context', CODE_NAME_MAX],
  ['services', 'service', SERVICE_NAME_MAX],
  ['types', 'type', CODE_NAME_MAX],
];

function named(board: Board): Named[] {
  const all: Named[] = [];
  for (const row of board.elements.values()) {
    const word = ELEMENT_WORDS[row.kind];
    // Events, commands and types become types of one contracts package, so they share one space.
    const space = row.kind === 'event' || row.kind === 'command' ? 'contracts' : row.kind;
    const labels = row.kind === 'policy' ? policyLabels(board, row) : [row.label];
    if (word !== undefined) all.push({ id: row.id, space, labels, pinned: row.codeName, word, max: CODE_NAME_MAX });
  }
  for (const [table, word, max] of AREAS)
    for (const row of rowsOf(board, table).values()) {
      const pinned = typeof row['codeName'] === 'string' ? row['codeName'] : undefined;
      const space = table === 'types' ? 'contracts' : table;
      all.push({ id: row.id, space, labels: [String(row['name'] ?? '')], pinned, word, max });
    }
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** "Whenever an order is placed, take the payment" is called after what it does, then also after what starts it. */
function policyLabels(board: Board, policy: ElementRow): string[] {
  const [command] = leadsTo(board, policy.id, 'command');
  const [event] = comesFrom(board, policy.id, 'event');
  if (command === undefined || command.label.trim() === '') return [policy.label];
  return [command.label, ...(event === undefined ? [] : [`${command.label} on ${event.label}`]), policy.label];
}

const known = new WeakMap<Board, ReadonlyMap<string, string>>();

/** The code name of every row that becomes code, by row id. Unique within its kind without regard to case. */
export function codeNames(board: Board): ReadonlyMap<string, string> {
  const found = known.get(board);
  if (found !== undefined) return found;
  const names = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  const all = named(board);
  const claim = (one: Named, name: string): boolean => {
    const space = taken.get(one.space) ?? new Set();
    taken.set(one.space, space);
    const key = kebab(name).replaceAll('-', '');
    if (space.has(key)) return false;
    space.add(key);
    names.set(one.id, name);
    return true;
  };
  // What is pinned stays, whatever is typed elsewhere.
  for (const one of all) if (isPinned(one)) claim(one, one.pinned ?? '');
  for (const one of all) if (!names.has(one.id)) derive(one, claim);
  known.set(board, names);
  return names;
}

const isPinned = ({ pinned, max }: Named): boolean =>
  pinned !== undefined && CODE_NAME_PATTERN.test(pinned) && pinned.length <= max && !RESERVED.has(pinned.toLowerCase());

function derive(one: Named, claim: (one: Named, name: string) => boolean): void {
  const tries = one.labels.map((label) => {
    const { name, lost } = pascal(label, one.word, one.max);
    // With a hash behind it no name is a reserved one.
    const free = !lost && RESERVED.has(name.toLowerCase()) ? (name + capital(one.word)).slice(0, one.max) : name;
    return { free, lost };
  });
  if (tries.some(({ free, lost }) => !lost && claim(one, free))) return;
  const free = tries[0]?.free ?? capital(one.word);
  // The hash begins with a letter in capitals of its own, so that it reads as one word in every casing.
  for (let salt = 0; ; salt++) {
    const tail = `X${shortHash(`${one.id}${salt === 0 ? '' : salt}`)}`;
    if (claim(one, free.slice(0, one.max - tail.length) + tail)) return;
  }
}

/** Pins every derived code name, so that renaming a sticky afterwards does not rename code. */
export function pinCodeNames(board: Board): BoardChange[] {
  const names = codeNames(board);
  return named(board).flatMap(({ id, pinned }) => {
    const name = names.get(id);
    if (name === undefined || name === pinned) return [];
    return [patch(tableOf(board, id), id, { codeName: name } as never)];
  });
}

/** What the pinned name of a project looks like: a scope of packages, the beginning of names of stacks. */
const PROJECT_NAME_PATTERN = /^(?=.{1,20}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** The name of the project: the one that is pinned, else the board's title as a code name in kebab case. */
export function projectName(board: Board): string {
  const { title = '', codeName } = board.settings.get('settings') ?? {};
  if (codeName !== undefined && PROJECT_NAME_PATTERN.test(codeName)) return codeName;
  return kebab(pascal(title, 'stormbridgeApp', SERVICE_NAME_MAX).name);
}

const tableOf = (board: Board, id: string): 'elements' | 'aggregates' | 'contexts' | 'services' | 'types' =>
  (['elements', 'aggregates', 'contexts', 'services', 'types'] as const).find((table) => board[table].has(id)) ??
  'elements';
