import { type Board, codeNames, fieldsOf, shortHash } from '@stormbridge/model';

/** A version of an event or a command, as it is named in code. */
export interface ContractName {
  readonly name: string;
  readonly version: number;
}

/** A code name as a type: the type generator writes a letter after a digit as a capital, so it is one from the start. */
export const typeSafe = (name: string): string => name.replace(/\d[a-z]/g, (two) => two.toUpperCase());

/** Names that the contracts package declares itself, and names of contracts (`OrderPlacedV1`). */
const TAKEN =
  /^(EventMetadata|EventHeader|EventContract|Ids|CommandContract|Contract|Contracts|DataOf|Envelope|Schema.*|.*V\d+)$/i;

const known = new WeakMap<Board, ReadonlyMap<string, string>>();

/** The name of every shared type, by row id: its code name, unless that is the name of a contract. */
export function typeNames(board: Board): ReadonlyMap<string, string> {
  const found = known.get(board);
  if (found !== undefined) return found;
  const codes = codeNames(board);
  const names = new Map<string, string>();
  const taken = new Set([...codes.values()].map((name) => name.toLowerCase()));
  for (const id of [...board.types.keys()].sort()) {
    const name = codes.get(id) ?? 'Type';
    const free = TAKEN.test(name) ? `${name.slice(0, 30)}Type${shortHash(id)}x` : name;
    names.set(id, typeSafe(taken.has(free.toLowerCase()) && free !== name ? `${free}x` : free));
  }
  known.set(board, names);
  return names;
}

const WIRE = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
/** Keys that every object has, so that a field of that name could be mistaken for them. */
const INHERITED = new Set(
  '__proto__ constructor hasownproperty isprototypeof propertyisenumerable tolocalestring tostring valueof then'.split(
    ' ',
  ),
);

/**
 * A field's name on the wire: as it was typed where that is a plain name, else what can be said of it in ASCII. What is
 * lost by that is made up for by a hash of the label, so that a label is called the same in every version and command.
 */
function wireName(label: string): string {
  const plain = label.trim();
  if (WIRE.test(plain) && !INHERITED.has(plain.toLowerCase()) && !plain.startsWith('__')) return plain;
  const ascii = plain.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  const words = ascii.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word, at) => (at === 0 ? lower(word) : upper(word))).join('');
  const lost = /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{C}]/u.test(ascii);
  const begun = /^[A-Za-z]/.test(camel) ? camel : `field${upper(camel)}`;
  const whole = lost || camel === '' || begun.length > 64 || INHERITED.has(begun.toLowerCase());
  return whole ? `${begun.slice(0, 56)}X${shortHash(plain)}` : begun;
}

const lower = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The wire names of the fields of a contract or a type, by field id. A name that is there already gets a tail. */
export function fieldNames(board: Board, owner: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const field of fieldsOf(board, owner)) {
    let name = wireName(field.name);
    for (let salt = 0; taken.has(name); salt++)
      name = `${name.slice(0, 56)}X${shortHash(`${field.name.trim()}${salt || ''}`)}`;
    taken.add(name);
    names.set(field.id, name);
  }
  return names;
}
