/** The few functions of Node's `path` and `util` that json-schema-to-typescript uses on names, for POSIX paths. */

export const sep = '/';

export const basename = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? '';

export const dirname = (path: string): string => {
  const at = path.replace(/\/+$/, '').lastIndexOf('/');
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at);
};

export const extname = (path: string): string => /[^/.]+(\.[^/.]*)$/.exec(path)?.[1] ?? '';

export const normalize = (path: string): string => path.replace(/\/{2,}/g, '/');

export const join = (...parts: readonly string[]): string => normalize(parts.filter((part) => part !== '').join('/'));

export const posix = { join, normalize };

/** Whether two values of JSON are equal. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepStrictEqual(left[key], right[key]))
  );
}

export const format = (text: string, ...rest: readonly unknown[]): string =>
  [text, ...rest.map((one) => JSON.stringify(one))].join(' ');
