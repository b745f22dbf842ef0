/** Frames of the wire by hand, for what no honest page sends. */
const SYNC = 0;
const AWARENESS = 1;
const REJECT = 102;

/** A number in seven bits a byte, the lowest first. */
export function varUint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128));
  return [...bytes, rest];
}

const text = (words: string): number[] => {
  const bytes = new TextEncoder().encode(words);
  return [...varUint(bytes.length), ...bytes];
};

const withLength = (head: readonly number[], bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.from([...head, ...varUint(bytes.length)]), bytes]);

/** An update as it is sent while writing. */
export const update = (bytes: Uint8Array): Uint8Array => withLength([SYNC, 2], bytes);

/** An update as the answer to what the server asked for. */
export const answer = (bytes: Uint8Array): Uint8Array => withLength([SYNC, 1], bytes);

/** What somebody says of who is there: client id, clock and state (JSON). */
export function presence(people: readonly (readonly [client: number, clock: number, state: string])[]): Uint8Array {
  const entries = people.map(([client, clock, state]) => [...varUint(client), ...varUint(clock), ...text(state)]);
  return withLength([AWARENESS], Uint8Array.from([...varUint(people.length), ...entries.flat()]));
}

/** The rule for which a frame of the server refuses an update. */
export function ruleOf(frame: Uint8Array): string | undefined {
  if (frame[0] !== REJECT) return undefined;
  let at = 1;
  while ((frame[at] ?? 0) > 127) at++;
  const length = frame[at + 1] ?? 0;
  return new TextDecoder().decode(frame.slice(at + 2, at + 2 + length));
}
